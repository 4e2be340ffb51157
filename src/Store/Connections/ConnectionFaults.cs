using System.Net.Sockets;
using Npgsql;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Connections;

/// <summary>Tells apart why a database can't be used: each cause has its own remedy.</summary>
internal static class ConnectionFaults
{
    /// <summary>The typed error for a fault of the connection or the server, or null where it is a fault of the statement.</summary>
    public static StoreUnavailableException? Translate(Exception fault, string connectionString)
    {
        var place = Describe(connectionString);
        return fault switch
        {
            PostgresException e => TranslateServer(e, place),
            NpgsqlException { InnerException: SocketException cause } => new(
                $"PostgreSQL can't be reached at {place}: {cause.Message}. Start it, or name another with --postgres.", true, fault),
            NpgsqlException { InnerException: TimeoutException } => new(
                $"PostgreSQL at {place} doesn't answer in time. Look at its load and at the network.", true, fault),
            NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException } => new(
                $"the connection to PostgreSQL at {place} broke: {fault.Message}", true, fault),
            _ => null,
        };
    }

    /// <summary>Host, port, user and database of a connection string; nothing else of it is fit for a message.</summary>
    public static string Describe(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{builder.Host}:{builder.Port} (database {builder.Database ?? builder.Username}, user {builder.Username})";
    }

    private static StoreUnavailableException? TranslateServer(PostgresException e, string place) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new(
            $"PostgreSQL at {place} refuses this user or password ({e.MessageText}). Correct the connection string.", false, e),
        PostgresErrorCodes.InvalidCatalogName => new(
            $"PostgreSQL at {place} has no such database. Make it with CREATE DATABASE, or name another.", false, e),
        PostgresErrorCodes.InsufficientPrivilege => new(
            $"PostgreSQL at {place}: {e.MessageText}. Grant this user CREATE on the database.", false, e),
        PostgresErrorCodes.ReadOnlySqlTransaction => new(
            $"PostgreSQL at {place} is read-only, perhaps a replica. Name the primary.", true, e),
        PostgresErrorCodes.TooManyConnections => new(
            $"PostgreSQL at {place} has no connection left. Raise max_connections, or set Maximum Pool Size.", true, e),
        PostgresErrorCodes.DiskFull => new($"PostgreSQL at {place} has no space left on its disk.", true, e),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => new(
            $"PostgreSQL at {place} starts or stops at the moment ({e.MessageText}).", true, e),
        _ when e.SqlState.StartsWith("08", StringComparison.Ordinal) => new(
            $"the connection to PostgreSQL at {place} broke: {e.MessageText}", true, e),
        _ => null,
    };
}
