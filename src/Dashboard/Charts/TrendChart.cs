using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>The trend of an outlet or its section: its line with its band, changes with their intervals, days that aren't complete.</summary>
internal static class TrendChart
{
    /// <summary>Name of the endpoint.</summary>
    public const string Name = "trend";

    /// <summary>Makes the chart.</summary>
    public static ChartResource Of(SeriesReading reading)
    {
        var trend = reading.Trend;
        var name = SeriesNames.Of(reading.Outlet.Name, reading.Section);
        return new ChartResource(
            Display.Fill(OutletTexts.TrendOf, name),
            SeriesLine.Days(trend.Window, OutletTexts.AxisDay),
            SeriesLine.Scores(trend.Points, OutletTexts.AxisScore),
            [SeriesLine.Of(name, trend.Points, trend.Step)],
            [.. Incomplete(trend), .. reading.Changes.Select(Mark), .. Level(trend)],
            Sql(reading));
    }

    private static IEnumerable<ChartMark> Incomplete(SeriesTrend trend) => trend.Incomplete.Select(run => new ChartMark(
        ChartMarkKind.Stretch, OutletTexts.Incomplete, ChartTime.Of(run.First), ChartTime.Of(run.First), ChartTime.End(run.Last)));

    private static ChartMark Mark(DatedChange change) => new(
        ChartMarkKind.Change,
        Display.Fill(OutletTexts.ChangeMark, Display.Score(change.From), Display.Score(change.To))
            + (change.Language is { } language ? $" ({language})" : ""),
        ChartTime.Of(change.Since),
        ChartTime.Of(change.Earliest),
        ChartTime.End(change.Latest));

    private static IEnumerable<ChartMark> Level(SeriesTrend trend) => trend.Change.Before.PSubjective is { } level
        ? [new ChartMark(ChartMarkKind.Level, Display.Fill(OutletTexts.LevelBefore, trend.Window.RecentDays), level)]
        : [];

    private static string Sql(SeriesReading reading)
    {
        var trend = reading.Trend;
        var since = trend.Step == TrendStep.Day ? "day" : "date_trunc('week', day)::date";
        var factor = SqlText.Of(trend.Spread is { } spread ? StudentT.Quantile(spread.Freedom) : StudentT.Normal);
        return $"""
            WITH point AS (
                SELECT {since} AS since, sum(articles) AS articles, sum(p_subjective * articles) / sum(articles) AS p_subjective,
                       sum((articles - 1) * coalesce(p_subjective_sd, 0) ^ 2 + articles * p_subjective ^ 2) AS squares
                FROM api.outlet_daily d JOIN api.scorers s USING (scorer)
                WHERE s.active AND outlet = {SqlText.Of(reading.Outlet.Key)}{SqlText.Section(reading.Section)} AND {SqlText.Between("day", trend.Window.Span)}
                GROUP BY 1),
            -- How articles differ within a day or week, pooled over all of them; the factor is Student's t for its degrees of freedom.
            spread AS (
                SELECT {factor} * sqrt(sum(greatest(0, squares - articles * p_subjective ^ 2)) / nullif(sum(articles - 1), 0)) AS reach FROM point)
            SELECT since, articles, p_subjective,
                   CASE WHEN reach IS NOT NULL THEN greatest(0, p_subjective - reach / sqrt(articles)) END AS low,
                   CASE WHEN reach IS NOT NULL THEN least(1, p_subjective + reach / sqrt(articles)) END AS high
            FROM point, spread ORDER BY since;
            """;
    }
}
