using System.Text;
using StreamSubjectivity.Dashboard.Comparing;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Outlets or sections in one chart, each a line with its band.</summary>
internal static class CompareChart
{
    /// <summary>Name of the endpoint.</summary>
    public const string Name = "compare";

    /// <summary>Makes the chart.</summary>
    public static ChartResource Of(Comparison comparison) => new(
        comparison.Mix is null ? CompareTexts.ChartTitle : CompareTexts.ChartTitleMix,
        SeriesLine.Days(comparison.Window, OutletTexts.AxisDay),
        SeriesLine.Scores(comparison.Series.SelectMany(series => series.Points), OutletTexts.AxisScore),
        [.. comparison.Series.Select(series => SeriesLine.Of(series.Name, series.Points, comparison.Step))],
        [],
        comparison.Series.Count == 0 ? "" : Sql(comparison));

    private static string Sql(Comparison comparison)
    {
        var since = comparison.Step == TrendStep.Day ? "d.day" : "date_trunc('week', d.day)::date";
        var chosen = string.Join(",\n        ", comparison.Series.Select((series, place) =>
            $"({place + 1}, {SqlText.Of(series.Name)}, {SqlText.Of(series.Outlet.Key)}, {SqlText.OrNull(series.Section)}, {Factor(series)})"));
        // A cell is what counts as one group of articles: a day or week, and of each section where sections are weighted.
        var sql = new StringBuilder(
            $"""
            WITH chosen (place, name, outlet, section, factor) AS (VALUES
                    {chosen}),
            cell AS (
                SELECT c.place, c.name, {since} AS since, {(comparison.Mix is null ? "NULL::text" : "lower(d.section)")} AS topic,
                       sum(d.articles) AS articles, sum(d.p_subjective * d.articles) / sum(d.articles) AS p_subjective,
                       sum((d.articles - 1) * coalesce(d.p_subjective_sd, 0) ^ 2 + d.articles * d.p_subjective ^ 2) AS squares
                FROM chosen c JOIN api.outlet_daily d ON d.outlet = c.outlet AND (c.section IS NULL OR lower(d.section) = lower(c.section))
                JOIN api.scorers s ON s.scorer = d.scorer AND s.active
                WHERE {SqlText.Between("d.day", comparison.Window.Span)}{(comparison.Mix is null ? "" : $" AND lower(d.section) IN ({Topics(comparison.Mix)})")}
                GROUP BY 1, 2, 3, 4),
            -- How articles differ within a cell, pooled over all of them; the factor is Student's t for its degrees of freedom.
            spread AS (
                SELECT place, factor * sqrt(sum(greatest(0, squares - articles * p_subjective ^ 2)) / nullif(sum(articles - 1), 0)) AS reach
                FROM cell JOIN chosen USING (place) GROUP BY place, factor)

            """);
        return sql.Append(comparison.Mix is { } mix ? Weighted(mix) : Plain).ToString();
    }

    private const string Plain =
        """
        SELECT name, since, articles, p_subjective,
               CASE WHEN reach IS NOT NULL THEN greatest(0, p_subjective - reach / sqrt(articles)) END AS low,
               CASE WHEN reach IS NOT NULL THEN least(1, p_subjective + reach / sqrt(articles)) END AS high
        FROM cell JOIN spread USING (place) ORDER BY place, since;
        """;

    private static string Weighted(MixStandardisation mix) =>
        $"""
        , mix (topic, weight) AS (VALUES {string.Join(", ", mix.Weights.Select(w => $"({Topic(w.Key)}, {SqlText.Of(w.Value)}::double precision)"))}),
        point AS (
            SELECT place, name, since, sum(articles) AS articles, sum(weight * p_subjective) AS p_subjective,
                   reach * sqrt(sum(weight ^ 2 / articles)) AS half_width
            FROM cell JOIN mix USING (topic) JOIN spread USING (place)
            GROUP BY place, name, since, reach HAVING count(*) = {mix.Weights.Count} AND reach IS NOT NULL)
        SELECT name, since, articles, p_subjective, greatest(0, p_subjective - half_width) AS low, least(1, p_subjective + half_width) AS high
        FROM point ORDER BY place, since;
        """;

    private static string Factor(ComparedSeries series) =>
        SqlText.Of(series.Spread is { } spread ? StudentT.Quantile(spread.Freedom) : StudentT.Normal);

    private static string Topics(MixStandardisation mix) => string.Join(", ", mix.Weights.Keys.Select(Topic));

    private static string Topic(string section) => $"lower({SqlText.Of(section)})";
}
