using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Daily series come from the rollups; what drives a shift is looked up among the articles of its days alone.</summary>
internal sealed class ToneSeries(Database database) : IToneSeries
{
    private const string Scorer = "(SELECT id FROM stream.scorers WHERE CASE WHEN $4::text IS NULL THEN active ELSE key = $4 END)";

    private const string DaySpan = "coalesce($5::date, '-infinity') AND coalesce($6::date, 'infinity')";

    private const string ArticlesOfSelection =
        $"""
        FROM stream.articles a
        JOIN stream.outlets o ON o.id = a.outlet_id
        JOIN stream.article_rollups r ON r.article_id = a.id AND r.scorer_id = {Scorer}
        WHERE r.own > 0
          AND a.published >= coalesce($5::date, '-infinity')::timestamp AT TIME ZONE 'UTC'
          AND a.published < (coalesce($6::date, 'infinity') + 1)::timestamp AT TIME ZONE 'UTC'
          AND ($1::text IS NULL OR o.key = $1) AND ($2::text IS NULL OR coalesce(a.section, '') = $2) AND ($3::text IS NULL OR a.language = $3)
        """;

    private const string ArticleScore = "(r.own_sum / r.own::double precision / 1e6)";

    // Bytes are compared many times faster than words of a language, and in this order nobody reads them.
    public async Task<IReadOnlyList<SectionDay>> DaysAsync(SeriesSelection selection, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            $"""
            SELECT o.key, d.section, d.language, s.key, d.day, d.articles, d.article_sum::double precision / 1e6,
                (d.article_sum_squares / 1e12)::double precision, d.sentences + d.dead >= coalesce(v.sentences, 0)
            FROM stream.daily_rollups d
            JOIN {OutletLack.Outlets(Scorer)} o ON o.id = d.outlet_id
            JOIN stream.scorers s ON s.id = d.scorer_id
            LEFT JOIN stream.daily_volumes v
                ON v.outlet_id = CASE WHEN o.lacks THEN d.outlet_id END
                    AND v.day = d.day AND v.section = d.section AND v.language = d.language
            WHERE d.scorer_id = {Scorer} AND d.articles > 0 AND d.day BETWEEN {DaySpan}
              AND ($1::text IS NULL OR o.key = $1) AND ($2::text IS NULL OR d.section = $2) AND ($3::text IS NULL OR d.language = $3)
            ORDER BY o.key COLLATE "C", d.language COLLATE "C", d.day, d.section COLLATE "C"
            """,
            row => new SectionDay(
                selection.Outlet ?? row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateOnly>(4),
                row.GetInt32(5), row.GetDouble(6), row.GetDouble(7), row.GetBoolean(8)),
            cancellationToken,
            Parameters(selection));

    public async Task<IReadOnlyList<BylineTotals>> BylinesAsync(SeriesSelection selection, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            $"SELECT array_to_string(a.authors, ', '), count(*), sum({ArticleScore}) {ArticlesOfSelection} GROUP BY 1 ORDER BY 2 DESC, 1",
            row => new BylineTotals(row.GetString(0), row.GetInt64(1), row.GetDouble(2)),
            cancellationToken,
            Parameters(selection));

    public async Task<IReadOnlyList<DrivingArticle>> ArticlesAsync(
        SeriesSelection selection, bool rising, int most, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            $"""
            SELECT a.id, a.title, a.canonical_url, coalesce(a.section, ''), a.authors, a.published, {ArticleScore}, r.own {ArticlesOfSelection}
            ORDER BY {ArticleScore} {Direction(rising)}, a.id LIMIT $7
            """,
            row => new DrivingArticle(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<string[]>(4), row.Instant(5),
                row.GetDouble(6), row.GetInt32(7)),
            cancellationToken,
            [.. Parameters(selection), most]);

    public async Task<IReadOnlyList<DrivingSentence>> SentencesAsync(
        SeriesSelection selection, bool rising, int most, int mostOfArticle, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            $"""
            WITH chosen AS MATERIALIZED (SELECT a.id, a.day, a.title, a.canonical_url, a.published {ArticlesOfSelection}),
            ranked AS (
                SELECT a.id, s.ordinal, a.title, a.canonical_url, a.published, s.text, c.p_subjective,
                    row_number() OVER (PARTITION BY a.id ORDER BY c.p_subjective {Direction(rising)}, s.ordinal) AS place
                FROM chosen a
                JOIN stream.sentences s ON s.article_id = a.id AND s.day = a.day
                JOIN stream.scores c ON c.article_id = s.article_id AND c.ordinal = s.ordinal AND c.day = s.day AND c.scorer_id = {Scorer}
                WHERE s.position IS NOT NULL AND NOT s.quoted)
            SELECT id, ordinal, title, canonical_url, published, text, p_subjective::double precision
            FROM ranked WHERE place <= $8 ORDER BY p_subjective {Direction(rising)}, id, ordinal LIMIT $7
            """,
            row => new DrivingSentence(
                row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.Instant(4), row.GetString(5), row.GetDouble(6)),
            cancellationToken,
            [.. Parameters(selection), most, mostOfArticle]);

    private static string Direction(bool rising) => rising ? "DESC" : "ASC";

    private static object[] Parameters(SeriesSelection selection) =>
    [
        OrNull(selection.Outlet), OrNull(selection.Section), OrNull(selection.Language), OrNull(selection.Scorer),
        OrNull(selection.First), OrNull(selection.Last),
    ];

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
