using System.Globalization;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A chart laid out as SVG. What isn't a finite number is a gap.</summary>
internal sealed class ChartPlot
{
    private const int MostKnots = 120;
    private const double MostRadius = 5;

    private readonly PlotScale x;
    private readonly PlotScale y;
    private readonly double barWidth;

    /// <summary>Lays a chart out.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="size">Measures.</param>
    public ChartPlot(ChartResource chart, PlotSize size)
    {
        Chart = chart;
        Size = size;
        var (left, right) = ChartBounds.Horizontal(chart);
        var (low, high) = ChartBounds.Vertical(chart);
        x = PlotScale.Over(left, right, size.Left, size.Width - size.Right);
        y = PlotScale.Over(low, high, size.Height - size.Bottom, size.Top);
        var bars = Math.Max(1, chart.Series.Count(series => series.Kind == ChartSeriesKind.Bars));
        barWidth = Math.Max(0.5, ChartBounds.StepOf(chart) / (x.Max - x.Min) * size.InnerWidth * 0.8 / bars);
    }

    /// <summary>What is drawn.</summary>
    public ChartResource Chart { get; }

    /// <summary>Measures.</summary>
    public PlotSize Size { get; }

    /// <summary>Right end of the axes.</summary>
    public string Right => Number(Size.Width - Size.Right);

    /// <summary>Bottom end of the axes.</summary>
    public string Bottom => Number(Size.Height - Size.Bottom);

    /// <summary>Where bars begin.</summary>
    public string Base => Number(y.At(0));

    /// <summary>Marks of the horizontal axis.</summary>
    public IEnumerable<(string At, string Label)> XTicks => Chart.X.Kind switch
    {
        ChartAxisKind.Category => Categories(),
        ChartAxisKind.Time => TimeTicks.Of(new DaySpan(ChartTime.DayAt(x.Min), ChartTime.DayAt(x.Max)), Fitting(64))
            .Where(tick => x.At(ChartTime.Of(tick.Day)) < Size.Width - Size.Right - 20)
            .Select(tick => (Number(x.At(ChartTime.Of(tick.Day))), tick.Day.ToString(tick.Format, CultureInfo.CurrentCulture))),
        _ => Values(x, Fitting(56)),
    };

    /// <summary>Marks of the vertical axis.</summary>
    public IEnumerable<(string At, string Label)> YTicks => Chart.Y.Kind == ChartAxisKind.Category
        ? (Chart.Y.Categories ?? []).Select((name, place) => (Number(y.At(place)), name))
        : Values(y, Math.Max(2, (int)(Size.InnerHeight / 48)));

    /// <summary>Stretches that are set off.</summary>
    public IEnumerable<(string X, string Width, ChartMark Mark)> Stretches => Chart.Marks
        .Where(mark => mark.Kind == ChartMarkKind.Stretch)
        .Select(mark => (Number(x.At(mark.From ?? mark.At)), Width(mark.From ?? mark.At, mark.To ?? mark.At), mark));

    /// <summary>Changes, with the intervals that hold them.</summary>
    public IEnumerable<(string At, string X, string Width, ChartMark Mark)> Changes => Chart.Marks
        .Where(mark => mark.Kind == ChartMarkKind.Change)
        .Select(mark => (Number(x.At(mark.At)), Number(x.At(mark.From ?? mark.At)), Width(mark.From ?? mark.At, mark.To ?? mark.At), mark));

    /// <summary>Levels.</summary>
    public IEnumerable<(string Y, ChartMark Mark)> Levels => Chart.Marks
        .Where(mark => mark.Kind == ChartMarkKind.Level && double.IsFinite(mark.At))
        .Select(mark => (Number(y.At(mark.At)), mark));

    /// <summary>The series, each with the number of its colour: the first line and the first dots share one, since they show one thing.</summary>
    public IEnumerable<(ChartSeries Series, int Colour)> Series => Chart.Series.Select((series, index) =>
        (series, Chart.Series.Take(index).Count(before => before.Kind == series.Kind)));

    /// <summary>Writes a coordinate.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The band of a series: a closed shape for each run of points with bounds.</summary>
    public string Band(ChartSeries series) => string.Concat(Runs(series, point => Has(point) && Bounded(point)).Select(run => run.Count == 1
        ? $"M{At(run[0].X - Sliver)} {Y(run[0].High)}H{At(run[0].X + Sliver)}V{Y(run[0].Low)}H{At(run[0].X - Sliver)}Z"
        : $"M{string.Join('L', run.Select(point => $"{At(point.X)} {Y(point.High)}"))}"
            + $"L{string.Join('L', run.Reverse().Select(point => $"{At(point.X)} {Y(point.Low)}"))}Z"));

    /// <summary>The line of a series, broken at gaps.</summary>
    public string Line(ChartSeries series) => string.Concat(Runs(series, Has).Where(run => run.Count > 1).Select(run =>
        $"M{string.Join('L', run.Select(point => $"{At(point.X)} {Y(point.Y)}"))}"));

    /// <summary>Points of a line that are drawn as such: all of a short one, and those that no line would show.</summary>
    public IEnumerable<(string X, string Y, ChartPoint Point)> Knots(ChartSeries series)
    {
        var all = series.Points.Count <= MostKnots;
        return Runs(series, Has).SelectMany(run => run.Where(point => all || run.Count == 1 || point.Partial))
            .Select(point => (At(point.X), Y(point.Y), point));
    }

    /// <summary>Dots, larger with more articles.</summary>
    public IEnumerable<(string X, string Y, string Radius, ChartPoint Point)> Dots(ChartSeries series) => series.Points.Where(Has)
        .Select(point => (At(point.X), Y(point.Y), Number(Math.Min(2 + Math.Sqrt(point.N ?? 1) * 0.5, MostRadius)), point));

    /// <summary>Whiskers of dots and bars.</summary>
    public IEnumerable<(string X, string Low, string High)> Whiskers(ChartSeries series) => series.Points
        .Where(point => Has(point) && Bounded(point))
        .Select(point => (series.Kind == ChartSeriesKind.Bars ? Number(x.At(point.X) + Offset(series) + barWidth / 2) : At(point.X), Y(point.Low), Y(point.High)));

    /// <summary>Bars from zero.</summary>
    public IEnumerable<(string X, string Y, string Width, string Height, ChartPoint Point)> Bars(ChartSeries series) => series.Points.Where(Has)
        .Select(point => (
            Number(x.At(point.X) + Offset(series)),
            Number(Math.Min(y.At(point.Y!.Value), y.At(0))),
            Number(barWidth),
            Number(Math.Abs(y.At(point.Y!.Value) - y.At(0))),
            point));

    // Half the width of the band at a point between gaps, in units of the axis.
    private double Sliver => (x.Max - x.Min) / Size.InnerWidth * 3;

    private static bool Has(ChartPoint point) => double.IsFinite(point.X) && point.Y is { } value && double.IsFinite(value);

    private static bool Bounded(ChartPoint point) =>
        point is { Low: { } low, High: { } high } && double.IsFinite(low) && double.IsFinite(high);

    private static IEnumerable<IReadOnlyList<ChartPoint>> Runs(ChartSeries series, Func<ChartPoint, bool> holds)
    {
        var run = new List<ChartPoint>();
        foreach (var point in series.Points)
        {
            if (holds(point))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
            yield return run;
    }

    private static IEnumerable<(string At, string Label)> Values(PlotScale scale, int limit)
    {
        var format = "N" + ValueTicks.Decimals(scale.Min, scale.Max, limit);
        return ValueTicks.Of(scale.Min, scale.Max, limit)
            .Select(value => (Number(scale.At(value)), (value == 0 ? 0 : value).ToString(format, CultureInfo.CurrentCulture)));
    }

    private IEnumerable<(string At, string Label)> Categories()
    {
        var names = Chart.X.Categories ?? [];
        var every = Math.Max(1, (int)Math.Ceiling(names.Count / (double)Fitting(72)));
        return names.Index().Where(name => name.Index % every == 0).Select(name => (Number(x.At(name.Index)), name.Item));
    }

    private int Fitting(int width) => Math.Max(2, (int)(Size.InnerWidth / width));

    private double Offset(ChartSeries series)
    {
        var bars = Chart.Series.Where(other => other.Kind == ChartSeriesKind.Bars).ToList();
        return (bars.IndexOf(series) - bars.Count / 2.0) * barWidth;
    }

    private string At(double place) => Number(x.At(place));

    private string Y(double? value) => Number(y.At(value!.Value));

    private string Width(double from, double to) => Number(Math.Max(0, x.At(to) - x.At(from)));
}
