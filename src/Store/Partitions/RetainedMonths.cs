using Npgsql;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Partitions;

/// <summary>
/// Keeps those apart who read whole months in one snapshot and those who drop them: a table that is emptied looks empty to older
/// snapshots too. LOCK takes no snapshot, so the one of the first statement after it is newer than any drop.
/// </summary>
internal static class RetainedMonths
{
    /// <summary>Keeps all months until the transaction ends.</summary>
    public static Task HoldAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("LOCK TABLE stream.retained_months IN SHARE MODE", cancellationToken);

    /// <summary>Waits until nobody keeps them.</summary>
    public static Task HoldAloneAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("LOCK TABLE stream.retained_months IN EXCLUSIVE MODE", cancellationToken);
}
