using System.Globalization;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>The outlets whose tone changed most, each with its change and the interval of it.</summary>
internal static class ChangesChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "changes";

    private const int MostOutlets = 20;

    /// <summary>Makes it of outlets in their rank.</summary>
    public static ChartResource Of(Window window, IEnumerable<OutletOverview> ranked)
    {
        var shown = ranked.Where(overview => overview.Trend.Change.HalfWidth is not null).Take(MostOutlets).ToList();
        var points = shown.Select((overview, place) => PointOf(overview, place)).ToList();
        var title = Display.Fill(OverviewTexts.ChangesTitle, Display.Count(window.RecentDays));
        return new ChartResource(
            title,
            new ChartAxis(ChartAxisKind.Category, OverviewTexts.ChangesOutlet, Categories: [.. shown.Select(overview => overview.Outlet.Name)]),
            new ChartAxis(ChartAxisKind.Value, OverviewTexts.ChangesUnit),
            [new ChartSeries(OverviewTexts.ChangesSeries, ChartSeriesKind.Dots, points)],
            [new ChartMark(ChartMarkKind.Level, OverviewTexts.ChangesNone, 0)],
            Sql(window));
    }

    private static ChartPoint PointOf(OutletOverview overview, int place)
    {
        var change = overview.Trend.Change;
        var (difference, half) = (change.Difference!.Value, change.HalfWidth!.Value);
        return new ChartPoint(place, difference, difference - half, difference + half, change.Recent.Articles);
    }

    // Welch's interval by the same expansion of Student's quantile as ToneChange has.
    private static string Sql(Window window)
    {
        var (first, last, recent) = (Day(window.Span.First), Day(window.Span.Last), Day(window.RecentFrom));
        var (z, g1, g2, g3) = (Number(StudentT.Coefficients[0]), Number(StudentT.Coefficients[1]), Number(StudentT.Coefficients[2]), Number(StudentT.Coefficients[3]));
        return $"""
            WITH part AS (
                SELECT outlet, outlet_name, day >= '{recent}' AS recent, sum(articles) AS n, sum(p_subjective * articles) / sum(articles) AS mean,
                       sum((articles - 1) * coalesce(p_subjective_sd, 0) ^ 2 + articles * p_subjective ^ 2) AS squares
                FROM api.outlet_daily d JOIN api.scorers s USING (scorer)
                WHERE s.active AND day BETWEEN '{first}' AND '{last}'
                GROUP BY outlet, outlet_name, recent HAVING sum(articles) >= {MeanEstimate.FewestArticles}),
            side AS (
                SELECT *, greatest(0, squares - n * mean ^ 2) / (n - 1) / n AS error FROM part),
            pair AS (
                SELECT r.outlet, r.outlet_name, r.n, r.mean - b.mean AS change, r.error + b.error AS error,
                       (r.error + b.error) ^ 2 / nullif(r.error ^ 2 / (r.n - 1) + b.error ^ 2 / (b.n - 1), 0) AS freedom
                FROM side r JOIN side b USING (outlet) WHERE r.recent AND NOT b.recent),
            interval AS (
                SELECT *, coalesce(({z} + {g1} / freedom + {g2} / freedom ^ 2 + {g3} / freedom ^ 3) * sqrt(error), 0) AS half FROM pair)
            SELECT outlet_name AS category, change AS value, change - half AS low, change + half AS high, n
            FROM interval ORDER BY abs(change) > half DESC, abs(change) DESC LIMIT {MostOutlets};
            """;
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
