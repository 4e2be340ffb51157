using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Rollups;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Scores;

/// <summary>Writes why sentences have no score, and takes that back when they get one after all.</summary>
internal static class DeadWrite
{
    private const int MaxReason = 2000;

    private const string LockArticles =
        "SELECT count(*) FROM (SELECT FROM stream.articles a WHERE a.id = ANY ($1) ORDER BY a.id FOR KEY SHARE) locked";

    private const string Record =
        $"""
        WITH {RollupSql.Touched},
        known AS MATERIALIZED (
            SELECT a.id AS article_id, u.ordinal, u.reason, s.position IS NOT NULL AS current
            FROM unnest($2::bigint[], $3::int[], $4::text[]) AS u (article_id, ordinal, reason)
            JOIN touched a ON a.id = u.article_id
            JOIN stream.sentences s ON s.article_id = a.id AND s.day = a.day AND s.ordinal = u.ordinal
            WHERE NOT EXISTS (
                SELECT FROM stream.scores c
                WHERE c.article_id = a.id AND c.day = a.day AND c.ordinal = u.ordinal AND c.scorer_id = $1)),
        fresh AS (
            INSERT INTO stream.dead_sentences (article_id, ordinal, scorer_id, reason, at)
            SELECT article_id, ordinal, $1, reason, $5 FROM known ORDER BY article_id, ordinal
            ON CONFLICT DO NOTHING RETURNING article_id, ordinal),
        delta AS (
            SELECT k.article_id, 0 AS scored, count(*) FILTER (WHERE k.current)::int AS dead, 0 AS own, 0::bigint AS own_sum,
                0 AS own_subjective
            FROM fresh JOIN known k USING (article_id, ordinal) GROUP BY k.article_id),
        {RollupSql.ApplyDeltas}
        SELECT article_id FROM delta
        """;

    // Asked by itself, after the rollups: what others committed meanwhile is seen, and hardly any batch has one.
    private const string HasDead =
        "SELECT EXISTS (SELECT FROM stream.dead_sentences WHERE article_id = ANY ($1) AND scorer_id = $2)";

    private const string Revive =
        $"""
        WITH {RollupSql.Touched},
        gone AS (
            DELETE FROM stream.dead_sentences d USING touched a, stream.scores c
            WHERE d.article_id = ANY ($2) AND d.scorer_id = $1 AND a.id = d.article_id
                AND c.article_id = a.id AND c.day = a.day AND c.ordinal = d.ordinal AND c.scorer_id = $1
            RETURNING d.article_id, d.ordinal, a.day),
        {RollupSql.TakeDeadBack}
        SELECT 1
        """;

    /// <summary>Records reasons for sentences that exist and have neither a score nor a reason. Returns in how many articles there were some.</summary>
    public static async Task<int> WriteAsync(
        NpgsqlConnection connection, int scorerId, IReadOnlyCollection<DeadSentence> dead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sorted = dead.DistinctBy(d => (d.ArticleId, d.Ordinal)).OrderBy(d => d.ArticleId).ThenBy(d => d.Ordinal).ToList();
        var articles = sorted.Select(d => d.ArticleId).ToArray();
        await connection.ExecuteAsync(LockArticles, cancellationToken, P(articles));
        var marked = await connection.QueryAsync(
            Record,
            row => row.GetInt64(0),
            cancellationToken,
            P(scorerId),
            P(articles),
            P(sorted.Select(d => d.Ordinal).ToArray()),
            P(sorted.Select(d => StorableText.Cut(d.Reason, MaxReason)).ToArray()),
            P(now));
        // Someone may have scored a sentence between the look for its score and the count of its reason.
        if (marked.Count > 0)
            await ReviveScoredAsync(connection, scorerId, [.. marked], cancellationToken);
        return marked.Count;
    }

    /// <summary>
    /// Takes the reasons of sentences back that have a score by now. The caller has counted something of each of these articles in this
    /// transaction: nothing is locked here that it doesn't hold.
    /// </summary>
    public static async Task ReviveScoredAsync(
        NpgsqlConnection connection, int scorerId, long[] articles, CancellationToken cancellationToken)
    {
        if ((await connection.QueryAsync(HasDead, row => row.GetBoolean(0), cancellationToken, P(articles), P(scorerId)))[0])
            await connection.ExecuteAsync(Revive, cancellationToken, P(scorerId), P(articles));
    }
}
