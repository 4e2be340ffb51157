using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Rollups;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Outbox;

/// <summary>Puts articles back into the outbox that lack a score of the active scorer, on request.</summary>
internal static class Rescoring
{
    // No score is written meanwhile: a writer counts an article first and takes reasons back then, this goes the other way.
    private const string Lock =
        """
        SELECT a.id FROM stream.articles a
        LEFT JOIN stream.article_rollups r ON r.article_id = a.id AND r.scorer_id = $1
        WHERE a.published >= $2 AND a.sent IS NOT NULL AND coalesce(r.scored, 0) < a.sentence_count
        ORDER BY a.id FOR UPDATE OF a
        """;

    private const string Forget =
        $"""
        WITH {RollupSql.Touched},
        gone AS (
            DELETE FROM stream.dead_sentences d USING touched a
            WHERE d.article_id = ANY ($2) AND d.scorer_id = $1 AND a.id = d.article_id
            RETURNING d.article_id, d.ordinal, a.day),
        {RollupSql.TakeDeadBack}
        SELECT count(*)::int FROM gone
        """;

    // A count of one puts them behind live news, which has none, and gives them all tries but the first.
    private const string Mark = "UPDATE stream.articles SET sent = NULL, sends = 1, settled_by = NULL WHERE id = ANY ($1)";

    /// <summary>Returns the number of articles.</summary>
    public static async Task<int> MarkAsync(NpgsqlConnection connection, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var scorer = await Settlement.ActiveScorerAsync(connection, cancellationToken);
        if (scorer == 0)
            return 0;
        var articles = (await connection.QueryAsync(Lock, row => row.GetInt64(0), cancellationToken, P(scorer), P(since))).ToArray();
        if (articles.Length == 0)
            return 0;
        await connection.QueryAsync(Forget, row => row.GetInt32(0), cancellationToken, P(scorer), P(articles));
        await connection.ExecuteAsync(Mark, cancellationToken, P(articles));
        return articles.Length;
    }
}
