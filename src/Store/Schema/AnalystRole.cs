using Microsoft.Extensions.Logging;
using Npgsql;

namespace StreamSubjectivity.Store.Schema;

/// <summary>
/// The read-only role for analysts. Roles belong to the whole server, and on many servers this program may not make them: then people
/// are told, and nothing else depends on it.
/// </summary>
internal static class AnalystRole
{
    public const string Name = "analyst";

    private const string Statements =
        """
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'analyst') THEN
                CREATE ROLE analyst NOLOGIN;
                ALTER ROLE analyst SET default_transaction_read_only = on;
                ALTER ROLE analyst SET statement_timeout = '60s';
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$;
        GRANT USAGE ON SCHEMA api TO analyst;
        GRANT SELECT ON ALL TABLES IN SCHEMA api TO analyst;
        ALTER DEFAULT PRIVILEGES IN SCHEMA api GRANT SELECT ON TABLES TO analyst;
        """;

    /// <summary>Makes the role and its rights where it can.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand(Statements, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedObject)
        {
            Log.NoAnalystRole(logger, Name, e.MessageText);
        }
    }
}
