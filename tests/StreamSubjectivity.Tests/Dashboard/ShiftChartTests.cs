using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Shifts;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class ShiftChartTests
{
    private static readonly DateOnly Since = new(2026, 2, 2);

    private static readonly ShiftParts Parts = new(0, 0, null, []);

    [Fact]
    public void A_day_is_the_mean_over_the_articles_of_its_sections_with_its_interval()
    {
        var chart = ShiftChart.Of(
            Shift(ShiftKind.Up), new DaySpan(Since, Since.AddDays(2)),
            [Day(Since, "a", 2, 0.4, 0.1, true), Day(Since, "b", 2, 1.2, 0.8, false), Day(Since.AddDays(2), "a", 1, 0.5, 0.25, true)]);

        var points = chart.Series[0].Points;
        Assert.Equal([0.4, 0.5], points.Select(p => p.Y!.Value), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([4, 1], points.Select(p => p.N!.Value));
        Assert.Equal([true, false], points.Select(p => p.Partial));
        // Squares .9 less 4 times .4 squared, over 3 and over 4 articles.
        Assert.Equal(0.4 - (1.96 * Math.Sqrt(0.26 / 3 / 4)), points[0].Low!.Value, 1e-9);
        Assert.Null(points[1].Low);
    }

    [Fact]
    public void The_change_has_its_interval_and_levels_are_drawn_where_the_level_moved()
    {
        var mark = Assert.Single(ShiftChart.Of(Shift(ShiftKind.Up), new DaySpan(Since.AddDays(-9), Since), []).Marks);
        Assert.Equal((ChartTime.Of(Since), ChartTime.Of(Since.AddDays(-1)), ChartTime.Of(Since.AddDays(2))), (mark.At, mark.From!.Value, mark.To!.Value));
        Assert.Equal(3, ShiftChart.Of(Shift(ShiftKind.Up), new DaySpan(Since, Since), []).Series.Count);
        Assert.Single(ShiftChart.Of(Shift(ShiftKind.Wider), new DaySpan(Since, Since), []).Series);
    }

    [Fact]
    public void Names_in_its_sql_are_quoted() => Assert.Contains(
        "outlet = 'o''hara.example'", ShiftChart.Of(Shift(ShiftKind.Up) with { Series = new("o'hara.example", "", "en", "abc") }, new DaySpan(Since, Since), []).Sql, StringComparison.Ordinal);

    private static SectionDay Day(DateOnly day, string section, int articles, double sum, double squares, bool complete) =>
        new("a.example", section, "en", "abc", day, articles, sum, squares, complete);

    private static ShiftDetails Shift(ShiftKind kind) => new(
        new ShiftSeries("a.example", null, "en", "abc"), kind, Since.AddDays(3), Since, [Since.AddDays(-1), Since.AddDays(1)],
        new ShiftLevel(0.3, [0.28, 0.32]), new ShiftLevel(0.5, [0.47, 0.53]), 0.99, 0.05, Parts, Parts, [], []);
}
