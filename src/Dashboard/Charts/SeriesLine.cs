using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A series of tone as a line with its band.</summary>
internal static class SeriesLine
{
    // A line across a longer hole would claim articles that nobody wrote.
    private const int LongestGapInSteps = 3;

    /// <summary>Makes the line.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="points">Its points, in order.</param>
    /// <param name="step">What they are of.</param>
    public static ChartSeries Of(string name, IReadOnlyList<SeriesPoint> points, TrendStep step)
    {
        var drawn = new List<ChartPoint>(points.Count);
        var longest = LongestGapInSteps * (step == TrendStep.Day ? 1 : 7);
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            if (i > 0 && point.Span.First.DayNumber - points[i - 1].Span.First.DayNumber > longest)
                drawn.Add(new ChartPoint(ChartTime.End(points[i - 1].Span.Last), null));
            drawn.Add(new ChartPoint(
                ChartTime.Of(point.Span.First), point.Score, point.Mean?.Low, point.Mean?.High, point.Totals.Articles, !point.Complete,
                step == TrendStep.Day ? null : Display.Span(point.Span)));
        }

        return new ChartSeries(name, ChartSeriesKind.Line, drawn);
    }

    /// <summary>An axis of the days of a window.</summary>
    public static ChartAxis Days(Window window, string name) =>
        new(ChartAxisKind.Time, name, ChartTime.Of(window.Span.First), ChartTime.End(window.Span.Last));

    /// <summary>An axis of scores that holds all points, and their bands as far as they aren't far off.</summary>
    public static ChartAxis Scores(IEnumerable<SeriesPoint> points, string name) => new(
        ChartAxisKind.Value, name, 0, ScoreScale.Ceiling(points.Select(point => Math.Min(point.Mean?.High ?? point.Score, point.Score * 1.5))));
}
