using System.Globalization;
using System.Text.RegularExpressions;
using StreamSubjectivity.Dashboard.Charts;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Charts;

public sealed partial class ChartPlotTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void A_line_and_its_band_break_at_gaps_and_at_what_is_no_number()
    {
        var plot = Plot(Line(Day(0, .2, .1, .3), Day(1, .3, .2, .4), Day(2, null), Day(3, .4, .3, .5), Day(4, double.NaN, 0, 1), Day(5, .5, .4, .6), Day(6, .5, .4, .6)));
        var series = plot.Chart.Series[0];

        Assert.Equal(2, plot.Line(series).Count(c => c == 'M'));
        Assert.Equal(3, plot.Band(series).Count(c => c == 'M'));
        Assert.Equal(5, plot.Knots(series).Count());
    }

    [Fact]
    public void A_point_without_bounds_has_no_band_but_is_on_the_line()
    {
        var plot = Plot(Line(Day(0, .2), Day(1, .3)));

        Assert.Equal("", plot.Band(plot.Chart.Series[0]));
        Assert.NotEqual("", plot.Line(plot.Chart.Series[0]));
    }

    [Theory]
    [InlineData("Line")]
    [InlineData("Dots")]
    [InlineData("Bars")]
    public void Whatever_the_numbers_every_coordinate_is_finite_and_inside(string name)
    {
        var kind = Enum.Parse<ChartSeriesKind>(name);
        double[] values = [0, -5, double.NaN, double.PositiveInfinity, 1e12, double.Epsilon, .5];
        foreach (var many in new[] { 0, 1, 2, 7 })
        {
            foreach (var axis in Enum.GetValues<ChartAxisKind>())
            {
                var points = values.Take(many).Select((value, i) => new ChartPoint(axis == ChartAxisKind.Time ? ChartTime.Of(First.AddDays(i)) : i, value, value - 1, value + 1, i));
                var chart = new ChartResource(
                    "t", new ChartAxis(axis, "x", Categories: ["a", "b"]), new ChartAxis(ChartAxisKind.Value, "y"), [new("s", kind, [.. points])],
                    [new(ChartMarkKind.Change, "c", ChartTime.Of(First), ChartTime.Of(First), ChartTime.Of(First.AddDays(2))), new(ChartMarkKind.Level, "l", double.NaN)], "");
                var drawn = Drawn(new ChartPlot(chart, PlotSize.Figure));

                Assert.DoesNotContain("NaN", drawn, StringComparison.Ordinal);
                Assert.DoesNotContain("∞", drawn, StringComparison.Ordinal);
                Assert.All(Coordinate().Matches(drawn), match => Assert.InRange(double.Parse(match.Value, CultureInfo.InvariantCulture), -PlotSize.Figure.Width, 2 * PlotSize.Figure.Width));
            }
        }
    }

    [Fact]
    public void A_change_is_marked_with_the_interval_that_holds_it()
    {
        var chart = Chart([Line(Day(0, .2), Day(30, .4))], new ChartMark(ChartMarkKind.Change, "c", At(10), At(6), At(12)));
        var plot = new ChartPlot(chart, PlotSize.Figure);
        var width = PlotSize.Figure.InnerWidth / 30;

        var (at, x, wide, _) = Assert.Single(plot.Changes);

        Assert.Equal(PlotSize.Figure.Left + 10 * width, double.Parse(at, CultureInfo.InvariantCulture), .1);
        Assert.Equal(PlotSize.Figure.Left + 6 * width, double.Parse(x, CultureInfo.InvariantCulture), .1);
        Assert.Equal(6 * width, double.Parse(wide, CultureInfo.InvariantCulture), .1);
    }

    [Fact]
    public void Bars_stand_on_zero_on_either_side_of_it()
    {
        var plot = new ChartPlot(
            new ChartResource(
                "t", new ChartAxis(ChartAxisKind.Category, "x", Categories: ["a", "b"]), new ChartAxis(ChartAxisKind.Value, "y"),
                [new ChartSeries("s", ChartSeriesKind.Bars, [new(0, 2), new(1, -1)])], [], ""),
            PlotSize.Figure);
        var zero = double.Parse(plot.Base, CultureInfo.InvariantCulture);

        var bars = plot.Bars(plot.Chart.Series[0]).Select(bar => (Y: double.Parse(bar.Y, CultureInfo.InvariantCulture), Height: double.Parse(bar.Height, CultureInfo.InvariantCulture))).ToList();

        Assert.Equal(zero, bars[0].Y + bars[0].Height, .2);
        Assert.Equal(zero, bars[1].Y, .2);
    }

    [Theory]
    [InlineData(0, 1, 5)]
    [InlineData(-0.05, 0.37, 5)]
    [InlineData(0, 1_234_567, 6)]
    [InlineData(-3e-7, 2e-7, 4)]
    public void Marks_of_an_axis_are_round_inside_it_and_as_many_as_fit(double min, double max, int limit)
    {
        var ticks = ValueTicks.Of(min, max, limit);

        Assert.InRange(ticks.Count, 2, limit + 1);
        Assert.All(ticks, tick => Assert.InRange(tick, min - 1e-12, max + 1e-12));
    }

    private static string Drawn(ChartPlot plot) => string.Join(
        ' ',
        plot.Series.Select(s => $"{plot.Band(s.Series)} {plot.Line(s.Series)} {string.Join(' ', plot.Dots(s.Series).Select(d => $"{d.X} {d.Y} {d.Radius}"))} "
            + string.Join(' ', plot.Bars(s.Series).Select(b => $"{b.X} {b.Y} {b.Width} {b.Height}")) + string.Join(' ', plot.Whiskers(s.Series)))
            .Concat(plot.XTicks.Select(tick => tick.At)).Concat(plot.YTicks.Select(tick => tick.At))
            .Concat(plot.Changes.Select(change => $"{change.At} {change.X} {change.Width}")).Concat(plot.Levels.Select(level => level.Y)));

    private static double At(int day) => ChartTime.Of(First.AddDays(day));

    private static ChartPoint Day(int day, double? y, double? low = null, double? high = null) => new(At(day), y, low, high);

    private static ChartSeries Line(params ChartPoint[] points) => new("s", ChartSeriesKind.Line, points);

    private static ChartPlot Plot(params ChartSeries[] series) => new(Chart(series), PlotSize.Figure);

    private static ChartResource Chart(ChartSeries[] series, params ChartMark[] marks) =>
        new("t", new ChartAxis(ChartAxisKind.Time, "x"), new ChartAxis(ChartAxisKind.Value, "y"), series, marks, "");

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Coordinate();
}
