using Npgsql;
using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Series come from the daily rollups. Single articles are asked for by the index of outlet and publication, and never too many.</summary>
internal sealed class SeriesQueries(Database database) : ISeriesQueries
{
    public const string Scorer = "(SELECT id FROM stream.scorers WHERE active)";

    public const string Sums =
        """
        coalesce(sum(d.articles), 0)::bigint, coalesce(sum(d.sentences), 0)::bigint, coalesce(sum(d.own), 0)::bigint,
        coalesce(sum(d.own_subjective), 0)::bigint, coalesce(sum(d.article_sum), 0)::bigint, coalesce(sum(d.article_sum_squares), 0)
        """;

    private const string Complete = "bool_and(coalesce(d.sentences + d.dead, 0) >= coalesce(v.sentences, 0))";

    private readonly SectionSteps sections = new(database);

    public async Task<IReadOnlyList<SeriesDay>> DaysAsync(
        string outletKey, string? section, DaySpan span, CancellationToken cancellationToken)
    {
        var outlets = await database.ReadAsync(
            $"SELECT id, lacks FROM {OutletLack.Outlets(Scorer)} o WHERE key = $1", row => (Id: row.GetInt32(0), Lacks: row.GetBoolean(1)),
            cancellationToken, outletKey);
        return outlets switch
        {
            [(var id, false)] when section is null => await CompleteDaysAsync(id, span, cancellationToken),
            [(var id, _)] => await SectionDaysAsync(id, section, span, cancellationToken),
            _ => [],
        };
    }

    // All that the outlet has is in the sums over its sections.
    private Task<List<SeriesDay>> CompleteDaysAsync(int outlet, DaySpan span, CancellationToken cancellationToken) => database.ReadAsync(
        $"""
        SELECT day, articles, sentences, own, own_subjective, article_sum, article_sum_squares FROM stream.outlet_days
        WHERE scorer_id = {Scorer} AND outlet_id = $1 AND day BETWEEN $2 AND $3 AND articles > 0 ORDER BY day
        """,
        row => new SeriesDay(row.GetFieldValue<DateOnly>(0), row.Totals(1), Complete: true),
        cancellationToken,
        outlet, span.First, span.Last);

    private Task<List<SeriesDay>> SectionDaysAsync(int outlet, string? section, DaySpan span, CancellationToken cancellationToken) =>
        database.ReadAsync(
            $"""
            SELECT day, {Sums}, {Complete}
            FROM (SELECT * FROM stream.daily_rollups
                  WHERE outlet_id = $1 AND scorer_id = {Scorer} AND day BETWEEN $2 AND $3) d
            FULL JOIN (SELECT * FROM stream.daily_volumes WHERE outlet_id = $1 AND day BETWEEN $2 AND $3) v
                USING (day, section, language)
            WHERE $4::text IS NULL OR section = $4
            GROUP BY day HAVING sum(d.articles) > 0 OR sum(v.articles) > 0 ORDER BY day
            """,
            row => new SeriesDay(row.GetFieldValue<DateOnly>(0), row.Totals(1), row.GetBoolean(7)),
            cancellationToken,
            outlet, span.First, span.Last, OrNull(section));

    public Task<IReadOnlyList<SectionStep>> SectionStepsAsync(
        IReadOnlyCollection<string> outletKeys, DaySpan span, bool weekly, bool anyWaits, CancellationToken cancellationToken) =>
        sections.ReadAsync(outletKeys, span, weekly, anyWaits, cancellationToken);

    public async Task<ArticleSpread> SpreadAsync(
        string outletKey, string? section, DaySpan span, int bins, int authors, CancellationToken cancellationToken)
    {
        // The id as a value: the planner knows how much this outlet has, and reads no more than the newest.
        var ids = await database.ReadAsync("SELECT id FROM stream.outlets WHERE key = $1", row => row.GetInt32(0), cancellationToken, outletKey);
        var counts = new int[bins];
        if (ids is not [var outlet])
            return new ArticleSpread(counts, []);
        var bylines = new List<AuthorTotals>();
        await database.ReadAsync(
            $"""
            WITH article AS MATERIALIZED (
                SELECT array_to_string(a.authors, ', ') AS byline, r.scored, r.own, r.own_subjective, r.own_sum,
                       round(r.own_sum::numeric / r.own)::bigint AS score
                FROM stream.articles a
                JOIN stream.article_rollups r ON r.article_id = a.id AND r.scorer_id = {Scorer} AND r.own > 0
                WHERE a.outlet_id = $1 AND ($4::text IS NULL OR coalesce(a.section, '') = $4)
                  AND a.published >= $2::timestamp AT TIME ZONE 'UTC' AND a.published < ($3::date + 1)::timestamp AT TIME ZONE 'UTC'
                ORDER BY a.published DESC LIMIT {ArticleSpread.MostArticles})
            SELECT NULL, least(own_sum * $5 / (own * 1000000::bigint), $5 - 1)::int, count(*), 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::numeric
            FROM article GROUP BY 2
            UNION ALL
            (SELECT byline, 0, count(*), sum(scored)::bigint, sum(own)::bigint, sum(own_subjective)::bigint, sum(score)::bigint,
                    sum(score::numeric * score)
             FROM article GROUP BY byline ORDER BY count(*) DESC, byline LIMIT $6)
            """,
            row =>
            {
                if (row.IsDBNull(0))
                    counts[row.GetInt32(1)] = (int)row.GetInt64(2);
                else
                    bylines.Add(new AuthorTotals(row.GetString(0), row.Totals(2)));
                return true;
            },
            cancellationToken,
            outlet, span.First, span.Last, OrNull(section), (long)bins, authors);
        return new ArticleSpread(counts, bylines);
    }

    public async Task<IReadOnlyList<OutletAlert>> AlertsAsync(
        string outletKey, string? section, DateOnly since, int most, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            """
            SELECT a.id, a.rule, (ARRAY['pending', 'firing', 'acknowledged', 'resolved', 'expired'])[a.state + 1], a.labels ->> 'section',
                   a.summary, a.started, a.ended, t.direction, t.since, t.since_earliest, t.since_latest, t.level_before, t.level_since
            FROM stream.alerts a
            LEFT JOIN api.tone_shifts t ON t.alert_id = a.id AND t.since IS NOT NULL AND t.level_before IS NOT NULL
            WHERE a.labels @> jsonb_build_object('outlet', $1::text) AND a.state > 0 AND a.fired IS NOT NULL
              AND (a.ended IS NULL OR a.ended >= $2::timestamp AT TIME ZONE 'UTC')
              AND ($3::text IS NULL OR a.labels ->> 'section' = $3)
            ORDER BY a.started DESC, a.id LIMIT $4
            """,
            AlertOf,
            cancellationToken,
            outletKey, since, OrNull(section), most);

    public async Task<long> CountAsync(DateOnly since, CancellationToken cancellationToken) => (await database.ReadAsync(
        $"""
        SELECT coalesce(sum(CASE WHEN sections > 1 THEN sections + 1 ELSE 1 END), 0)::bigint
        FROM (SELECT count(*) AS sections
              FROM (SELECT DISTINCT outlet_id, language, section FROM stream.daily_rollups
                    WHERE scorer_id = {Scorer} AND articles > 0 AND day >= $1) d
              GROUP BY outlet_id, language) s
        """,
        row => row.GetInt64(0),
        cancellationToken,
        since))[0];

    private static OutletAlert AlertOf(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.Text(3), row.GetString(4), row.Instant(5), row.Value<DateTimeOffset>(6),
        row.IsDBNull(8)
            ? null
            : new AlertedShift(
                row.GetString(7), row.GetFieldValue<DateOnly>(8), row.GetFieldValue<DateOnly>(9), row.GetFieldValue<DateOnly>(10),
                row.GetDouble(11), row.GetDouble(12)));

    private static object OrNull(string? text) => text ?? (object)DBNull.Value;
}
