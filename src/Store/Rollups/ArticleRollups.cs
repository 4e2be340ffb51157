using Npgsql;
using StreamSubjectivity.Store.Articles;
using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Rollups;

/// <summary>
/// Brings the rollups after a change of an article itself, whose row the caller holds FOR UPDATE: no score of it is written meanwhile.
/// </summary>
internal static class ArticleRollups
{
    private const string Contribution =
        $"""
        (own > 0)::int AS articles, scored AS sentences, dead, own, own_sum, own_subjective,
        {RollupSql.Mean} AS article_sum, {RollupSql.Mean}::numeric * {RollupSql.Mean} AS article_sum_squares
        """;

    // Old and new rows go in by one statement, so that the daily rows of both series are locked in the order of their keys.
    private const string Recount =
        $"""
        WITH old AS (SELECT * FROM stream.article_rollups WHERE article_id = $1),
        counted AS (
            SELECT o.scorer_id, coalesce(c.scored, 0) AS scored, coalesce(d.dead, 0) AS dead, coalesce(c.own, 0) AS own,
                coalesce(c.own_sum, 0) AS own_sum, coalesce(c.own_subjective, 0) AS own_subjective
            FROM old o
            LEFT JOIN (
                SELECT c.scorer_id, count(*)::int AS scored, count(*) FILTER (WHERE NOT s.quoted)::int AS own,
                    coalesce(sum({RollupSql.Millionths}) FILTER (WHERE NOT s.quoted), 0)::bigint AS own_sum,
                    count(*) FILTER (WHERE NOT s.quoted AND c.subjective)::int AS own_subjective
                FROM stream.sentences s
                JOIN stream.scores c ON c.article_id = s.article_id AND c.day = s.day AND c.ordinal = s.ordinal
                WHERE s.article_id = $1 AND s.day = $2 AND s.position IS NOT NULL GROUP BY c.scorer_id) c USING (scorer_id)
            LEFT JOIN (
                SELECT d.scorer_id, count(*)::int AS dead
                FROM stream.sentences s JOIN stream.dead_sentences d ON d.article_id = s.article_id AND d.ordinal = s.ordinal
                WHERE s.article_id = $1 AND s.day = $2 AND s.position IS NOT NULL GROUP BY d.scorer_id) d USING (scorer_id)),
        renewed AS (
            UPDATE stream.article_rollups r SET scored = n.scored, dead = n.dead, own = n.own, own_sum = n.own_sum,
                own_subjective = n.own_subjective
            FROM counted n WHERE r.article_id = $1 AND r.scorer_id = n.scorer_id
                AND (r.scored, r.dead, r.own, r.own_sum, r.own_subjective)
                    IS DISTINCT FROM (n.scored, n.dead, n.own, n.own_sum, n.own_subjective)),
        change AS (
            SELECT $3::int AS outlet_id, $4::date AS day, $5::text AS section, $6::text AS language, scorer_id,
                -articles AS articles, -sentences AS sentences, -dead AS dead, -own AS own, -own_sum AS own_sum,
                -own_subjective AS own_subjective, -article_sum AS article_sum, -article_sum_squares AS article_sum_squares
            FROM (SELECT scorer_id, {Contribution} FROM old) o
            UNION ALL
            SELECT $3, $7, $8, $9, scorer_id, articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares
            FROM (SELECT scorer_id, {Contribution} FROM counted) n),
        {RollupSql.AddChange}
        SELECT 1
        """;

    private const string Remove =
        $"""
        WITH old AS (DELETE FROM stream.article_rollups WHERE article_id = $1 RETURNING *),
        change AS (
            SELECT $2::int AS outlet_id, $3::date AS day, $4::text AS section, $5::text AS language, scorer_id,
                -articles AS articles, -sentences AS sentences, -dead AS dead, -own AS own, -own_sum AS own_sum,
                -own_subjective AS own_subjective, -article_sum AS article_sum, -article_sum_squares AS article_sum_squares
            FROM (SELECT scorer_id, {Contribution} FROM old) o),
        {RollupSql.AddChange}
        SELECT 1
        """;

    private const string AddVolumes =
        """
        INSERT INTO stream.daily_volumes AS v (outlet_id, day, section, language, articles, sentences)
        SELECT outlet_id, day, section, language, sum(articles), sum(sentences)
        FROM unnest($1::int[], $2::date[], $3::text[], $4::text[], $5::int[], $6::int[])
            AS u (outlet_id, day, section, language, articles, sentences)
        GROUP BY outlet_id, day, section, language HAVING sum(articles) <> 0 OR sum(sentences) <> 0
        ORDER BY outlet_id, day, section, language
        ON CONFLICT (outlet_id, day, section, language) DO UPDATE SET
            articles = v.articles + excluded.articles, sentences = v.sentences + excluded.sentences
        """;

    /// <summary>Counts an article's scores anew for every scorer that has some, and moves them from one series to another.</summary>
    public static Task RecountAsync(
        NpgsqlConnection connection, long article, DateOnly day, SeriesKey before, SeriesKey after, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            Recount,
            cancellationToken,
            P(article), P(day), P(before.OutletId), P(before.Day), P(before.Section), P(before.Language),
            P(after.Day), P(after.Section), P(after.Language));

    /// <summary>Takes an article out of the rollups.</summary>
    public static Task RemoveAsync(NpgsqlConnection connection, long article, SeriesKey series, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            Remove, cancellationToken, P(article), P(series.OutletId), P(series.Day), P(series.Section), P(series.Language));

    /// <summary>Adds articles and sentences to the volumes of series.</summary>
    public static Task AddVolumesAsync(
        NpgsqlConnection connection,
        IReadOnlyList<(SeriesKey Series, int Articles, int Sentences)> changes,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            AddVolumes,
            cancellationToken,
            P(changes.Select(c => c.Series.OutletId).ToArray()),
            P(changes.Select(c => c.Series.Day).ToArray()),
            P(changes.Select(c => c.Series.Section).ToArray()),
            P(changes.Select(c => c.Series.Language).ToArray()),
            P(changes.Select(c => c.Articles).ToArray()),
            P(changes.Select(c => c.Sentences).ToArray()));
}
