using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A chart in words and figures, for those who don't see it and for its table.</summary>
internal static class ChartWords
{
    /// <summary>What stands in for the drawing: the title, and of each series where it begins, ends, and is lowest and highest.</summary>
    public static string Summary(ChartResource chart) => string.Join(" ", Sentences(chart));

    /// <summary>A value of the vertical axis: with decimals as its size asks for.</summary>
    public static string Value(double? value) => value is not { } number || !double.IsFinite(number)
        ? Display.Missing
        : Display.Number(number, Math.Abs(number) >= 100 || (number == Math.Round(number) && Math.Abs(number) >= 2) ? 0 : 2);

    /// <summary>A place on the horizontal axis.</summary>
    public static string Place(ChartAxis axis, ChartPoint point) => point.Label ?? axis.Kind switch
    {
        ChartAxisKind.Time => Display.Day(ChartTime.DayAt(point.X)),
        ChartAxisKind.Category => axis.CategoryAt(point.X),
        _ => Value(point.X),
    };

    /// <summary>An interval; a dash where it isn't known.</summary>
    public static string Interval(ChartPoint point) => point is { Low: { } low, High: { } high }
        ? Display.Fill(ChartTexts.Interval, Value(low), Value(high))
        : Display.Missing;

    /// <summary>A point in a line, as a drawing's point tells it.</summary>
    public static string Point(ChartAxis axis, ChartPoint point)
    {
        var text = Display.Fill(ChartTexts.Point, Place(axis, point), Value(point.Y));
        if (point is { Low: not null, High: not null })
            text += Display.Fill(ChartTexts.PointInterval, Interval(point));
        if (point.N is { } n)
            text += Display.Fill(ChartTexts.PointCount, Display.Count(n));
        return point.Partial ? text + ChartTexts.PointPartial : text;
    }

    private static IEnumerable<string> Sentences(ChartResource chart)
    {
        yield return chart.Title + ".";
        foreach (var series in chart.Series)
        {
            var points = series.Points.Where(point => point.Y is { } value && double.IsFinite(value)).ToList();
            if (points.Count == 0)
                continue;
            var (lowest, highest) = (points.MinBy(point => point.Y)!, points.MaxBy(point => point.Y)!);
            yield return Display.Fill(
                ChartTexts.SummarySeries, series.Name, Place(chart.X, points[0]), Value(points[0].Y), Place(chart.X, points[^1]), Value(points[^1].Y),
                Value(lowest.Y), Place(chart.X, lowest), Value(highest.Y), Place(chart.X, highest));
        }

        foreach (var mark in chart.Marks.Where(mark => mark.Kind == ChartMarkKind.Change))
            yield return Display.Fill(ChartTexts.SummaryChange, mark.Name, Display.Day(ChartTime.DayAt(mark.At)));
    }
}
