using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>An outlet's trend in a row of the overview: its line with the band of uncertainty, the level before, the recent days.</summary>
internal static class RowPlot
{
    // A line across a longer hole would claim articles that nobody wrote.
    private const double LongestGapInSteps = 3;

    /// <summary>Lays it out.</summary>
    public static ChartPlot Of(OutletOverview overview, double ceiling)
    {
        var trend = overview.Trend;
        var (first, end) = (ChartTime.Of(trend.Window.Span.First), ChartTime.Of(trend.Window.Span.Last) + ChartTime.Day);
        var marks = new List<ChartMark> { new(ChartMarkKind.Stretch, "", first, ChartTime.Of(trend.Window.RecentFrom), end) };
        if (trend.Change.Before.PSubjective is { } level)
            marks.Add(new ChartMark(ChartMarkKind.Level, "", level));
        return new ChartPlot(
            new ChartResource(
                overview.Outlet.Name,
                new ChartAxis(ChartAxisKind.Time, "", first, end),
                new ChartAxis(ChartAxisKind.Value, "", 0, ceiling),
                [new ChartSeries("", ChartSeriesKind.Line, [.. Points(trend)])],
                marks,
                ""),
            PlotSize.Row);
    }

    private static IEnumerable<ChartPoint> Points(OutletTrend trend)
    {
        var step = trend.Window.Daily ? 7 : 31;
        TrendPoint? before = null;
        foreach (var point in trend.Coarse)
        {
            if (before is { } last && point.Middle - last.Middle > LongestGapInSteps * step)
                yield return new ChartPoint(PlaceOf(last) + 1, null);
            var bounds = point.HalfWidth is null ? (Low: (double?)null, High: (double?)null) : (point.Low, point.High);
            yield return new ChartPoint(PlaceOf(point), point.Score, bounds.Low, bounds.High, point.Totals.Articles);
            before = point;
        }
    }

    private static double PlaceOf(TrendPoint point) => ChartTime.Of(point.Span.First) + point.Span.Days * ChartTime.Day / 2;
}
