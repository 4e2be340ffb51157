using Npgsql;

namespace StreamSubjectivity.Store.Connections;

/// <summary>Locks by which programs on one database agree who does what. The numbers are this program's own.</summary>
internal static class AdvisoryLock
{
    public const long Migration = 0x5354_5245_414D_0001;
    public const long Partitions = 0x5354_5245_414D_0002;
    public const long Scorers = 0x5354_5245_414D_0003;
    /// <summary>The outlet's id is added.</summary>
    public const long Stories = 0x5354_5259_0000_0000;

    public const long Claiming = 0x5354_5245_414D_0010;

    /// <summary>Held by the one node that evaluates the rules of alerts.</summary>
    public const long Evaluating = 0x5354_5245_414D_0020;

    /// <summary>First of two numbers; the second is the share of outlets that a writer of rollups holds, below <see cref="OutletShares"/>.</summary>
    public const string Outlets = "1398035026";

    /// <summary>Shares of outlets: a transaction holds no more locks of them, however many outlets there are.</summary>
    public const string OutletShares = "256";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the lock; it ends with the transaction.</summary>
    public static async Task HoldForTransactionAsync(NpgsqlConnection connection, long key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = key } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Waits for the lock, however long; it ends with <see cref="ReleaseAsync"/> or the connection.</summary>
    public static async Task HoldForSessionAsync(NpgsqlConnection connection, long key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = key } } };
        // Asked again and again: a statement that waits keeps its snapshot, for which an index that is made concurrently would wait.
        while (!(bool)(await command.ExecuteScalarAsync(cancellationToken))!)
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
    }

    /// <summary>Takes the lock for the session where nobody holds it; false where somebody does.</summary>
    public static async Task<bool> TryHoldForSessionAsync(NpgsqlConnection connection, long key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = key } } };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Releases a lock of the session.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, long key)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = key } } };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
