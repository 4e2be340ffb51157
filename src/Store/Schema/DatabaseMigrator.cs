using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Partitions;

namespace StreamSubjectivity.Store.Schema;

internal sealed class DatabaseMigrator(
    Database database,
    IDbContextFactory<StreamDbContext> contexts,
    MonthlyPartitions partitions,
    ILogger<DatabaseMigrator> logger) : IDatabaseMigrator
{
    private const int OldestServer = 15;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await database.RunAsync(c => MigrateAsync(c, cancellationToken), cancellationToken);
        await partitions.EnsureAheadAsync(cancellationToken);
    }

    private async Task<bool> MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await CheckServerAsync(connection, cancellationToken);
        await AdvisoryLock.HoldForSessionAsync(connection, AdvisoryLock.Migration, cancellationToken);
        try
        {
            var changed = await ApplyAsync(connection.ConnectionString, cancellationToken);
            await OnlineIndexes.EnsureAsync(connection, cancellationToken);
            await AnalystRole.EnsureAsync(connection, logger, cancellationToken);
            return changed;
        }
        finally
        {
            await AdvisoryLock.ReleaseAsync(connection, AdvisoryLock.Migration);
        }
    }

    private async Task<bool> ApplyAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var known = context.Database.GetMigrations().ToList();
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            throw new StoreUnavailableException(
                $"the database at {ConnectionFaults.Describe(connectionString)} was made by a newer version of this program " +
                $"(migration {unknown}). Run that version, or name another database.", false);
        }

        if (applied.Count == known.Count)
            return false;

        Log.Migrating(logger, applied.LastOrDefault() ?? "none", known[^1]);
        context.Database.SetCommandTimeout(TimeSpan.FromHours(6));
        await context.Database.MigrateAsync(cancellationToken);
        return true;
    }

    private static async Task CheckServerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var place = ConnectionFaults.Describe(connection.ConnectionString);
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new StoreUnavailableException(
                $"PostgreSQL at {place} is version {connection.PostgreSqlVersion}; at least {OldestServer} is needed. Upgrade it, or name another.", false);
        }

        await using var command = new NpgsqlCommand("SHOW server_encoding", connection);
        var encoding = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (encoding != "UTF8")
        {
            throw new StoreUnavailableException(
                $"the database at {place} has the encoding {encoding}; UTF8 is needed. Make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.", false);
        }
    }
}
