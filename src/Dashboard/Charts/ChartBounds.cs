namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>How far the axes of a chart reach: as they say, or as far as what is drawn.</summary>
internal static class ChartBounds
{
    private const int Ticks = 5;

    /// <summary>Ends of the horizontal axis.</summary>
    public static (double Min, double Max) Horizontal(ChartResource chart)
    {
        if (chart.X.Kind == ChartAxisKind.Category)
            return (-0.5, Math.Max(1, chart.X.Categories?.Count ?? 0) - 0.5);
        var places = chart.Series.SelectMany(series => series.Points).Select(point => point.X).Where(double.IsFinite).ToList();
        var (min, max) = places.Count == 0 ? (0, 1) : (places.Min(), places.Max());
        if (chart.Series.Any(series => series.Kind == ChartSeriesKind.Bars))
        {
            var half = StepOf(chart) / 2;
            (min, max) = (min - half, max + half);
        }
        else if (max <= min)
        {
            var half = chart.X.Kind == ChartAxisKind.Time ? ChartTime.Day : 0.5;
            (min, max) = (min - half, max + half);
        }

        return (chart.X.Min ?? min, chart.X.Max ?? max);
    }

    /// <summary>Ends of the vertical axis: round numbers, with zero where there are bars.</summary>
    public static (double Min, double Max) Vertical(ChartResource chart)
    {
        if (chart.Y.Kind == ChartAxisKind.Category)
            return (-0.5, Math.Max(1, chart.Y.Categories?.Count ?? 0) - 0.5);
        var values = chart.Series.SelectMany(series => series.Points)
            .SelectMany(point => new[] { point.Y, point.Low, point.High })
            .Concat(chart.Marks.Where(mark => mark.Kind == ChartMarkKind.Level).Select(mark => (double?)mark.At))
            .OfType<double>().Where(double.IsFinite).ToList();
        if (chart.Series.Any(series => series.Kind == ChartSeriesKind.Bars))
            values.Add(0);
        var (min, max) = values.Count == 0 ? (0, 1) : (values.Min(), values.Max());
        if (max - min < 1e-9)
            (min, max) = min == 0 ? (0, 1) : (Math.Min(0, min), Math.Max(0, max));
        var (low, high) = ValueTicks.Round(min, max, Ticks);
        return (chart.Y.Min ?? low, chart.Y.Max ?? high);
    }

    /// <summary>Distance of neighbours on the horizontal axis: the least that there is between points of a series.</summary>
    public static double StepOf(ChartResource chart)
    {
        if (chart.X.Kind == ChartAxisKind.Category)
            return 1;
        var steps = chart.Series.SelectMany(series => series.Points.Zip(series.Points.Skip(1), (a, b) => b.X - a.X)).Where(step => step > 0).ToList();
        return steps.Count > 0 ? steps.Min() : chart.X.Kind == ChartAxisKind.Time ? ChartTime.Day : 1;
    }
}
