using Npgsql;
using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Scores;

/// <summary>The sentences of articles that a scorer has no score of.</summary>
internal static class UnscoredLines
{
    // A range of the key an article: OFFSET 0 keeps the planner from hashing whole partitions, and the days are said once more so that it
    // plans for their partitions alone.
    private const string Lines =
        """
        SELECT a.id, a.day, s.ordinal, s.position IS NOT NULL, s.quoted
        FROM unnest($1::bigint[], $2::date[]) AS a (id, day) CROSS JOIN LATERAL (
            SELECT s.ordinal, s.position, s.quoted FROM stream.sentences s
            WHERE s.article_id = a.id AND s.day = a.day AND s.day BETWEEN $3 AND $4 OFFSET 0) s
        """;

    private const string Scored =
        """
        SELECT a.id, c.ordinal
        FROM unnest($1::bigint[], $2::date[]) AS a (id, day) CROSS JOIN LATERAL (
            SELECT c.ordinal FROM stream.scores c
            WHERE c.article_id = a.id AND c.day = a.day AND c.day BETWEEN $3 AND $4 AND c.scorer_id = $5 OFFSET 0) c
        """;

    /// <summary>Reads them, by article and ordinal.</summary>
    public static async Task<Dictionary<(long Article, int Ordinal), StoredLine>> ReadAsync(
        NpgsqlConnection connection, int scorerId, IReadOnlyList<TouchedArticle> articles, CancellationToken cancellationToken)
    {
        // Few articles have scores before: theirs are read apart, not looked for with each sentence.
        var scored = articles.Where(a => a.Scored).ToList();
        var there = new HashSet<(long, int)>();
        if (scored.Count > 0)
        {
            await AskAsync(
                connection, Scored, scored, row => there.Add((row.GetInt64(0), row.GetInt32(1))), cancellationToken, P(scorerId));
        }

        var lines = new Dictionary<(long Article, int Ordinal), StoredLine>();
        await AskAsync(
            connection,
            Lines,
            articles,
            row =>
            {
                var key = (row.GetInt64(0), row.GetInt32(2));
                if (!there.Contains(key))
                    lines[key] = new(row.GetFieldValue<DateOnly>(1), row.GetBoolean(3), row.GetBoolean(4));
            },
            cancellationToken);
        return lines;
    }

    private static async Task AskAsync(
        NpgsqlConnection connection,
        string query,
        IReadOnlyList<TouchedArticle> articles,
        Action<NpgsqlDataReader> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] more)
    {
        await using var command = connection.Command(
            query,
            [
                P(articles.Select(a => a.Id).ToArray()), P(articles.Select(a => a.Day).ToArray()),
                P(articles.Min(a => a.Day)), P(articles.Max(a => a.Day)), .. more,
            ]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            read(reader);
    }
}
