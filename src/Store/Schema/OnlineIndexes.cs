using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Search;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Schema;

/// <summary>
/// Indexes that came after the first release, made while readers and writers go on. What a stopped program left half made is made anew;
/// where all is there, it costs one look at the catalogue.
/// </summary>
internal static class OnlineIndexes
{
    // A partitioned index counts as valid once every partition has its own.
    private const string Missing =
        """
        SELECT NOT coalesce((SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('stream.' || $1)), false)
        """;

    private const string PartitionsWithout =
        """
        SELECT p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid
        WHERE i.inhparent = to_regclass('stream.' || $1) AND NOT EXISTS (
            SELECT FROM pg_index x JOIN pg_inherits xi ON xi.inhrelid = x.indexrelid
            WHERE x.indrelid = p.oid AND xi.inhparent = to_regclass('stream.' || $2))
        ORDER BY p.relname DESC
        """;

    /// <summary>Makes what is missing. The caller holds the lock of migrations.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await IsMissingAsync(connection, "ix_daily_rollups_scorer_id_day", cancellationToken))
            await MakeAsync(connection, "ix_daily_rollups_scorer_id_day", "daily_rollups", "(scorer_id, day)", cancellationToken);
        if (await IsMissingAsync(connection, "ix_articles_outlet_id_first_seen", cancellationToken))
            await MakeAsync(connection, "ix_articles_outlet_id_first_seen", "articles", "(outlet_id, first_seen)", cancellationToken);
        if (await IsMissingAsync(connection, "ix_articles_title_words", cancellationToken))
            await MakeAsync(connection, "ix_articles_title_words", "articles", $"USING gin ({ArticleSearch.TitleWords})", cancellationToken);
        await EnsureOnPartitionsAsync(connection, "sentences", "hash", "(hash)", cancellationToken);
        await EnsureOnPartitionsAsync(
            connection, "sentences", "words", $"USING gin ({SentenceWords.Expression}) {SentenceWords.Storage}", cancellationToken);
    }

    private static async Task EnsureOnPartitionsAsync(
        NpgsqlConnection connection, string table, string name, string definition, CancellationToken cancellationToken)
    {
        var whole = $"ix_{table}_{name}";
        if (!await IsMissingAsync(connection, whole, cancellationToken))
            return;

        var partitions = await connection.QueryAsync(PartitionsWithout, row => row.GetString(0), cancellationToken, P(table), P(whole));
        foreach (var partition in partitions)
        {
            var index = $"{partition}_{name}_idx";
            await MakeAsync(connection, index, partition, definition, cancellationToken);
            await RunAsync(connection, $"ALTER INDEX stream.{whole} ATTACH PARTITION stream.{index}", cancellationToken);
        }
    }

    private static async Task<bool> IsMissingAsync(NpgsqlConnection connection, string index, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(Missing, row => row.GetBoolean(0), cancellationToken, P(index)))[0];

    private static async Task MakeAsync(
        NpgsqlConnection connection, string index, string table, string definition, CancellationToken cancellationToken)
    {
        await RunAsync(connection, $"DROP INDEX CONCURRENTLY IF EXISTS stream.{index}", cancellationToken);
        await RunAsync(connection, $"CREATE INDEX CONCURRENTLY {index} ON stream.{table} {definition}", cancellationToken);
    }

    // Each by itself: a concurrent build can't be part of a transaction. Over years of data it takes minutes.
    private static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
