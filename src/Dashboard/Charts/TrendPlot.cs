using System.Globalization;
using System.Text;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A trend laid out as SVG: fine points as dots, the coarse line, the level before, the recent days as a band.</summary>
/// <param name="trend">What is drawn.</param>
/// <param name="ceiling">Score at the top of the axis.</param>
/// <param name="size">Measures.</param>
internal sealed class TrendPlot(OutletTrend trend, double ceiling, PlotSize size)
{
    // A line across a longer hole would claim articles that nobody wrote.
    private const double LongestGapInSteps = 3;

    /// <summary>The trend.</summary>
    public OutletTrend Trend => trend;

    /// <summary>Measures.</summary>
    public PlotSize Size => size;

    /// <summary>Marks of the score axis.</summary>
    public IEnumerable<(string Y, double Score)> Scores =>
        new[] { 0, ceiling / 2, ceiling }.Select(score => (Number(Y(score)), score));

    /// <summary>Marks of the time axis.</summary>
    public IEnumerable<(string X, string Label)> Times =>
        TimeTicks.Of(trend.Window.Span, (int)(size.InnerWidth / 62))
            .Select(tick => (X: X(tick.Day.DayNumber), tick.Day, tick.Format))
            .Where(tick => tick.X < size.Width - size.Right - 22)
            .Select(tick => (Number(tick.X), tick.Day.ToString(tick.Format, CultureInfo.CurrentCulture)));

    /// <summary>Left edge of the recent days.</summary>
    public string RecentX => Number(X(trend.Window.RecentFrom.DayNumber));

    /// <summary>Width of the recent days.</summary>
    public string RecentWidth => Number(size.Width - size.Right - X(trend.Window.RecentFrom.DayNumber));

    /// <summary>Height of the level before; null where there is none.</summary>
    public string? LevelY => trend.Change.Before.PSubjective is { } level ? Number(Y(level)) : null;

    /// <summary>The fine points.</summary>
    public IEnumerable<(string X, string Y, string Radius, TrendPoint Point)> Dots =>
        trend.Fine.Select(point => (
            Number(X(point.Middle)), Number(Y(point.Score)), Number(Math.Min(1.5 + Math.Sqrt(point.Totals.Articles) * 0.5, 5)), point));

    /// <summary>The coarse points.</summary>
    public IEnumerable<(string X, string Y)> Knots =>
        trend.Coarse.Select(point => (Number(X(point.Middle)), Number(Y(point.Score))));

    /// <summary>The line through the coarse points as the data of an SVG path, broken where nothing was published for long.</summary>
    public string Line
    {
        get
        {
            var path = new StringBuilder();
            var step = trend.Window.Daily ? 7 : 31;
            var last = double.NegativeInfinity;
            foreach (var point in trend.Coarse)
            {
                path.Append(point.Middle - last > LongestGapInSteps * step ? 'M' : 'L')
                    .Append(Number(X(point.Middle))).Append(' ').Append(Number(Y(point.Score)));
                last = point.Middle;
            }

            return path.ToString();
        }
    }

    /// <summary>Writes a coordinate.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private double X(double day) =>
        size.Left + (day - trend.Window.Span.First.DayNumber) / trend.Window.Span.Days * size.InnerWidth;

    private double Y(double score) => size.Top + (1 - Math.Min(score, ceiling) / ceiling) * size.InnerHeight;
}
