using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class TrendTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Fact]
    public void A_period_ends_with_the_newest_scored_day()
    {
        var window = Period.Default.At(new DaySpan(new(2024, 1, 1), new(2025, 6, 30)), Today);

        Assert.Equal(new DaySpan(new(2025, 4, 22), new(2025, 6, 30)), window.Span);
        Assert.Equal(new DateOnly(2025, 6, 17), window.RecentFrom);
        Assert.Equal(14, window.RecentDays);
    }

    [Fact]
    public void A_day_in_the_future_does_not_move_a_period() =>
        Assert.Equal(Today, Period.Default.At(new DaySpan(new(2026, 1, 1), new(2031, 1, 1)), Today).Span.Last);

    [Fact]
    public void Without_scores_a_period_ends_today() => Assert.Equal(Today, Period.Default.At(null, Today).Span.Last);

    [Fact]
    public void All_begins_with_the_first_scored_day_and_never_is_shorter_than_its_recent_part()
    {
        var all = Period.Find("all")!;

        Assert.Equal(new DateOnly(1863, 11, 19), all.At(new DaySpan(new(1863, 11, 19), Today), Today).Span.First);
        var single = all.At(new DaySpan(Today, Today), Today);
        Assert.True(single.RecentFrom > single.Span.First);
    }

    [Theory]
    [InlineData("", "10w")]
    [InlineData(null, "10w")]
    [InlineData("4w", "4w")]
    public void A_period_is_found_by_its_name(string? name, string found) => Assert.Equal(found, Period.Find(name)?.Name);

    [Fact]
    public void An_unknown_period_is_not_found() => Assert.Null(Period.Find("3d"));

    [Fact]
    public void Weeks_begin_on_Monday_are_cut_at_the_window_and_hold_the_mean_over_articles()
    {
        var window = new Window(new DaySpan(new(2026, 2, 4), new(2026, 2, 22)), new(2026, 2, 16));
        var trend = OutletTrend.Of(
            window,
            [Day(new(2026, 2, 3), 5, .9), Day(new(2026, 2, 8), 1, .1), Day(new(2026, 2, 9), 3, .2), Day(new(2026, 2, 15), 1, .6), Day(new(2026, 2, 22), 2, .4)]);

        Assert.Equal(
            [
                new DaySpan(new(2026, 2, 4), new(2026, 2, 8)),
                new DaySpan(new(2026, 2, 9), new(2026, 2, 15)),
                new DaySpan(new(2026, 2, 16), new(2026, 2, 22)),
            ],
            trend.Coarse.Select(week => week.Span));
        Assert.Equal([.1, .3, .4], trend.Coarse.Select(week => Math.Round(week.Score, 6)));
        Assert.Equal(4, trend.Fine.Count);
        Assert.Equal(2, trend.Change.Recent.Articles);
        Assert.Equal(5, trend.Change.Before.Articles);
    }

    [Fact]
    public void A_long_window_shows_weeks_and_months()
    {
        var window = new Window(new DaySpan(new(2025, 3, 1), new(2026, 2, 28)), new(2026, 2, 1));

        var trend = OutletTrend.Of(window, [Day(new(2025, 3, 3), 1, .2), Day(new(2025, 3, 9), 1, .4), Day(new(2025, 3, 31), 1, .3)]);

        Assert.Equal([7, 7], trend.Fine.Select(week => week.Span.Days));
        Assert.Equal(new DaySpan(new(2025, 3, 1), new(2025, 3, 31)), Assert.Single(trend.Coarse).Span);
    }

    [Fact]
    public void Among_others_months_are_enough_for_a_long_window()
    {
        var window = new Window(new DaySpan(new(2025, 3, 1), new(2026, 2, 28)), new(2026, 2, 1));

        var trend = OutletTrend.AmongOthers(window, [Day(new(2025, 3, 1), 3, .3), Day(new(2026, 1, 1), 2, .4), Day(new(2026, 2, 3), 1, .6)]);

        Assert.Empty(trend.Fine);
        Assert.Equal([.3, .4, .6], trend.Coarse.Select(month => Math.Round(month.Score, 6)));
        Assert.Equal((5, 1), (trend.Change.Before.Articles, trend.Change.Recent.Articles));
    }

    [Fact]
    public void The_line_breaks_where_nothing_was_published_for_long()
    {
        var window = new Window(new DaySpan(new(2025, 12, 22), Today), new(2026, 2, 16));

        var near = OutletTrend.Of(window, [Day(new(2025, 12, 22), 1, .2), Day(new(2026, 1, 5), 1, .4)]);
        var far = OutletTrend.Of(window, [Day(new(2025, 12, 22), 1, .2), Day(new(2026, 2, 2), 1, .4)]);

        Assert.NotEqual("", Row(near).Line(Row(near).Chart.Series[0]));
        Assert.Equal("", Row(far).Line(Row(far).Chart.Series[0]));
        Assert.Equal(2, Row(far).Knots(Row(far).Chart.Series[0]).Count());

        static ChartPlot Row(OutletTrend trend) => RowPlot.Of(new(new("o", "O", null), new("o", 2, 18, 18, 0, 0, null), trend), 1);
    }

    [Fact]
    public void A_row_has_a_band_where_enough_articles_say_how_they_differ()
    {
        var window = new Window(new DaySpan(new(2025, 12, 22), Today), new(2026, 2, 16));
        var sums = new ScoreTotals(4, 40, 36, 10, 1_600_000, 720_000_000_000m);

        var plot = RowPlot.Of(
            new(new("o", "O", null), new("o", 6, 60, 60, 0, 0, null), OutletTrend.Of(window, [new("o", new(2025, 12, 22), sums), new("o", new(2025, 12, 29), sums), Day(new(2026, 1, 5), 2, .4)])),
            1);
        var points = plot.Chart.Series[0].Points;

        // Mean .4, deviation √(.08 / 3), t of three degrees of freedom 3.182.
        Assert.Equal(.4 - 3.182 * Math.Sqrt(.08 / 3) / 2, points[0].Low!.Value, .005);
        Assert.Equal(.4 + 3.182 * Math.Sqrt(.08 / 3) / 2, points[1].High!.Value, .005);
        Assert.Null(points[2].Low);
        Assert.Single(plot.Band(plot.Chart.Series[0]), c => c == 'M');
    }

    [Theory]
    [InlineData("2026-02-02", "2026-03-01")]
    [InlineData("2025-12-22", "2026-03-01")]
    [InlineData("2025-03-02", "2026-03-01")]
    [InlineData("1863-11-19", "2026-03-01")]
    [InlineData("0001-01-01", "9999-12-31")]
    public void Marks_of_the_time_axis_lie_inside_it_and_are_as_many_as_fit(string first, string last)
    {
        var span = new DaySpan(DateOnly.Parse(first, null), DateOnly.Parse(last, null));

        var ticks = TimeTicks.Of(span, 8);

        Assert.InRange(ticks.Count, 2, 8);
        Assert.All(ticks, tick => Assert.True(span.Contains(tick.Day)));
    }

    [Theory]
    [InlineData(0.0, "t0")]
    [InlineData(0.04, "t0")]
    [InlineData(0.06, "t1")]
    [InlineData(0.96, "t10")]
    [InlineData(1.0, "t10")]
    public void A_score_has_a_step_of_the_scale(double score, string step) => Assert.Equal(step, ScoreScale.ClassOf(score));

    private static OutletDay Day(DateOnly day, int articles, double mean)
    {
        var sum = (long)Math.Round(mean * 1e6) * articles;
        return new OutletDay("o", day, new ScoreTotals(articles, articles * 9L, articles * 8L, articles, sum, (decimal)mean * 1e6m * sum));
    }
}
