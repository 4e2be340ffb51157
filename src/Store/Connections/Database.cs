using Microsoft.Extensions.Logging;
using Npgsql;

namespace StreamSubjectivity.Store.Connections;

/// <summary>Connections and transactions of the store, with the server's faults as typed errors.</summary>
internal sealed class Database(NpgsqlDataSource source, ILogger<Database> logger)
{
    private const int MaxTries = 8;

    /// <summary>Opens a connection.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        return await TranslateAsync(async () => await source.OpenConnectionAsync(cancellationToken));
    }

    /// <summary>Runs statements on one connection, each a transaction of its own.</summary>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await TranslateAsync(() => work(connection));
    }

    /// <summary>Runs work that has its own connection, EF's for one.</summary>
    public async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (Translate(e) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>
    /// Runs work in one transaction and commits it. A deadlock or a serialization failure runs it anew: whatever the server refused so
    /// has left nothing behind.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="alsoPasses">A SQLSTATE that says that another transaction has got ahead, so that the work is run anew as often as it takes; null for none.</param>
    public async Task<T> TransactAsync<T>(
        Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken, string? alsoPasses = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TransactOnceAsync(work, cancellationToken);
            }
            catch (PostgresException e) when ((attempt < MaxTries && MayPass(e)) || e.SqlState == alsoPasses)
            {
                if (e.SqlState == alsoPasses)
                    Log.AnotherWasFirst(logger, attempt);
                else
                    Log.TransactionAgain(logger, e.SqlState, attempt);
                var wait = TimeSpan.FromMilliseconds(Random.Shared.Next(1, 10 << Math.Min(attempt, MaxTries)));
                // Real time: what it waits for are other programs' transactions.
                await Task.Delay(wait, TimeProvider.System, cancellationToken);
            }
            catch (Exception e) when (Translate(e) is { } translated)
            {
                throw translated;
            }
        }
    }

    private async Task<T> TransactOnceAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static bool MayPass(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private Contracts.StoreUnavailableException? Translate(Exception e) =>
        ConnectionFaults.Translate(e, source.ConnectionString);
}
