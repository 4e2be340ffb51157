using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Rollups;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Scores;

/// <summary>
/// Writes a batch of scores and their rollups in the caller's transaction. A score counts once, when its row is new: the key of the
/// table decides, also among writers at the same time. docs/store.md has the reasons.
/// </summary>
internal static class ScoreWrite
{
    // Excludes a new version of the article meanwhile, not other writers of scores, and not the outbox that may be sending it.
    private const string LockArticles =
        """
        SELECT min(day), max(day) FROM (
            SELECT a.day FROM stream.articles a WHERE a.id = ANY ($1) ORDER BY a.id FOR KEY SHARE) locked
        """;

    // What is there already is left out first, by one range of the scores' key an article: a batch that was written before costs no
    // insert. The sentences come the same way, and only then meet the batch: OFFSET 0 and MATERIALIZED keep the planner, which knows
    // nothing of the temporary table, from hashing whole partitions or going through a range for every score. The days are said once
    // more so that it plans for their partitions alone. Its other guesses are of a row or two: see ScoreStaging. ON CONFLICT is for
    // those who write the same scores at this moment.
    private const string Write =
        $"""
        WITH {RollupSql.Touched},
        there AS MATERIALIZED (
            SELECT a.id, c.ordinal
            FROM touched a CROSS JOIN LATERAL (
                SELECT c.ordinal FROM stream.scores c
                WHERE c.article_id = a.id AND c.day = a.day AND c.day BETWEEN $3 AND $4 AND c.scorer_id = $1 OFFSET 0) c),
        missing AS MATERIALIZED (
            SELECT g.article_id, g.ordinal, g.p_subjective, g.log_odds, g.subjective
            FROM pg_temp.score_staging g LEFT JOIN there t ON t.id = g.article_id AND t.ordinal = g.ordinal WHERE t.id IS NULL),
        lines AS MATERIALIZED (
            SELECT a.id, a.day, s.ordinal, s.position, s.quoted
            FROM touched a JOIN (SELECT DISTINCT article_id FROM missing) m ON m.article_id = a.id
            CROSS JOIN LATERAL (
                SELECT s.ordinal, s.position, s.quoted FROM stream.sentences s
                WHERE s.article_id = a.id AND s.day = a.day AND s.day BETWEEN $3 AND $4 OFFSET 0) s),
        known AS MATERIALIZED (
            SELECT g.article_id, s.day, g.ordinal, g.p_subjective, g.log_odds, g.subjective,
                s.position IS NOT NULL AS current, s.position IS NOT NULL AND NOT s.quoted AS own
            FROM lines s JOIN missing g ON g.article_id = s.id AND g.ordinal = s.ordinal),
        fresh AS (
            INSERT INTO stream.scores (article_id, day, ordinal, scorer_id, p_subjective, log_odds, subjective)
            SELECT article_id, day, ordinal, $1, p_subjective, log_odds, subjective FROM known ORDER BY article_id, ordinal
            ON CONFLICT DO NOTHING RETURNING article_id, ordinal),
        delta AS (
            SELECT k.article_id, count(*) FILTER (WHERE k.current)::int AS scored, 0 AS dead,
                count(*) FILTER (WHERE k.own)::int AS own,
                coalesce(sum({RollupSql.Millionths}) FILTER (WHERE k.own), 0)::bigint AS own_sum,
                count(*) FILTER (WHERE k.own AND k.subjective)::int AS own_subjective, count(*) AS written
            FROM fresh JOIN known k USING (article_id, ordinal) GROUP BY k.article_id),
        {RollupSql.ApplyDeltas}
        SELECT coalesce(sum(d.written), 0)::int, coalesce(bool_or(r.dead > 0), false)
        FROM delta d LEFT JOIN rolled r USING (article_id)
        """;

    /// <summary>Returns how many scores were new.</summary>
    public static async Task<int> WriteAsync(
        NpgsqlConnection connection, int scorerId, ScoreBatch batch, CancellationToken cancellationToken)
    {
        await ScoreStaging.FillAsync(connection, batch.Scores, cancellationToken);
        var (first, last) = await LockAsync(connection, batch.Articles, cancellationToken);
        if (first is null || last is null)
            return 0;

        var result = await connection.QueryAsync(
            Write,
            row => (Written: row.GetInt32(0), SomeDead: row.GetBoolean(1)),
            cancellationToken,
            P(scorerId),
            P(batch.Articles),
            P(first.Value),
            P(last.Value));
        if (result[0].SomeDead)
            await DeadWrite.ReviveScoredAsync(connection, scorerId, batch.Articles, cancellationToken);
        return result[0].Written;
    }

    private static async Task<(DateOnly? First, DateOnly? Last)> LockAsync(
        NpgsqlConnection connection, long[] articles, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            LockArticles, row => (row.Nullable<DateOnly>(0), row.Nullable<DateOnly>(1)), cancellationToken, P(articles)))[0];
}
