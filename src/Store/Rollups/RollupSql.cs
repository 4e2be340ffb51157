using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Rollups;

/// <summary>
/// The parts of statements that keep rollups. All add whole numbers to rows, so that the order of writers doesn't matter. Article
/// rollups are taken in the order of their keys, and then the outlets, so that no two wait for each other.
/// </summary>
internal static class RollupSql
{
    /// <summary>A probability in whole millionths.</summary>
    public const string Millionths = "round(p_subjective::double precision * 1e6)::bigint";

    /// <summary>The UTC day whose rollups an article <c>a</c> counts in.</summary>
    public const string DayOfArticle = "(a.published AT TIME ZONE 'UTC')::date";

    /// <summary>The articles <c>$2</c>, read once: all that follows joins what is in memory.</summary>
    public const string Touched =
        """
        touched AS MATERIALIZED (
            SELECT id, day, outlet_id, section, language, published FROM stream.articles WHERE id = ANY ($2))
        """;

    /// <summary>
    /// Adds the rows of <c>delta(article_id, scored, dead, own, own_sum, own_subjective)</c> to the article rollups of scorer
    /// <c>$1</c> and what follows of it to the daily rollups; the articles come from <see cref="Touched"/>. Ends as a CTE named
    /// <c>daily</c>; <c>rolled</c> has the article rollups.
    /// </summary>
    public const string ApplyDeltas =
        $"""
        rolled AS (
            INSERT INTO stream.article_rollups AS r (article_id, scorer_id, scored, dead, own, own_sum, own_subjective)
            SELECT article_id, $1, scored, dead, own, own_sum, own_subjective FROM delta ORDER BY article_id
            ON CONFLICT (article_id, scorer_id) DO UPDATE SET
                scored = r.scored + excluded.scored, dead = r.dead + excluded.dead, own = r.own + excluded.own,
                own_sum = r.own_sum + excluded.own_sum, own_subjective = r.own_subjective + excluded.own_subjective
            RETURNING r.article_id, r.dead, r.own, r.own_sum),
        change AS (
            SELECT a.outlet_id, {DayOfArticle} AS day, coalesce(a.section, '') AS section, a.language, $1 AS scorer_id,
                (r.own > 0)::int - (r.own > d.own)::int AS articles, d.scored AS sentences, d.dead, d.own, d.own_sum, d.own_subjective,
                {MeanNow} - {MeanBefore} AS article_sum,
                {MeanNow}::numeric * {MeanNow} - {MeanBefore}::numeric * {MeanBefore} AS article_sum_squares
            FROM rolled r JOIN delta d USING (article_id) JOIN touched a ON a.id = article_id),
        {AddChange}
        """;

    /// <summary>
    /// Takes the reasons <c>gone(article_id, ordinal, day)</c> of scorer <c>$1</c> out of the rollups; ends as <see cref="ApplyDeltas"/>
    /// does.
    /// </summary>
    public const string TakeDeadBack =
        $"""
        delta AS (
            SELECT g.article_id, 0 AS scored, -count(*) FILTER (WHERE s.position IS NOT NULL)::int AS dead, 0 AS own,
                0::bigint AS own_sum, 0 AS own_subjective
            FROM gone g JOIN stream.sentences s ON s.article_id = g.article_id AND s.day = g.day AND s.ordinal = g.ordinal
            GROUP BY g.article_id),
        {ApplyDeltas}
        """;

    // Rows that are new and rows that are known reach the outlets' sums by two triggers, one after the other: no order of keys holds over
    // both. So a writer holds its outlets until it commits. Two outlets of one share wait a little.
    private const string HoldOutlets =
        $"""
        held AS MATERIALIZED (
            SELECT count(pg_advisory_xact_lock({AdvisoryLock.Outlets}, share))
            FROM (SELECT DISTINCT outlet_id % {AdvisoryLock.OutletShares} AS share FROM change ORDER BY share) o)
        """;

    /// <summary>Adds the rows of <c>change</c>, which has the columns of the daily rollups, to them.</summary>
    public const string AddChange =
        $"""
        {HoldOutlets},
        daily AS (
            INSERT INTO stream.daily_rollups AS r
                (outlet_id, day, section, language, scorer_id, articles, sentences, dead, own, own_sum, own_subjective,
                 article_sum, article_sum_squares)
            SELECT outlet_id, day, section, language, scorer_id, sum(articles), sum(sentences), sum(dead), sum(own), sum(own_sum),
                sum(own_subjective), sum(article_sum), sum(article_sum_squares)
            FROM held, change GROUP BY outlet_id, day, section, language, scorer_id
            ORDER BY outlet_id, day, section, language, scorer_id
            ON CONFLICT (outlet_id, day, section, language, scorer_id) DO UPDATE SET
                articles = r.articles + excluded.articles, sentences = r.sentences + excluded.sentences, dead = r.dead + excluded.dead,
                own = r.own + excluded.own, own_sum = r.own_sum + excluded.own_sum,
                own_subjective = r.own_subjective + excluded.own_subjective, article_sum = r.article_sum + excluded.article_sum,
                article_sum_squares = r.article_sum_squares + excluded.article_sum_squares)
        """;

    /// <summary>An article's score in whole millionths, rounded half up: the mean over its own sentences, 0 where there are none.</summary>
    public const string Mean = "CASE WHEN own > 0 THEN (2 * own_sum + own) / (2 * own) ELSE 0 END";

    private const string MeanNow = "CASE WHEN r.own > 0 THEN (2 * r.own_sum + r.own) / (2 * r.own) ELSE 0 END";

    private const string MeanBefore =
        "CASE WHEN r.own > d.own THEN (2 * (r.own_sum - d.own_sum) + (r.own - d.own)) / (2 * (r.own - d.own)) ELSE 0 END";
}
