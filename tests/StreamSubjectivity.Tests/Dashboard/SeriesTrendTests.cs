using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class SeriesTrendTests
{
    private static readonly DateOnly Monday = new(2026, 2, 2);
    private static readonly DateOnly Later = new(2026, 6, 1);

    [Fact]
    public void Days_and_weeks_are_means_over_articles_and_weeks_are_cut_at_the_window()
    {
        SeriesDay[] days = [Day(0, .2, .4), Day(1, .6), Day(6, .3), Day(7, .9), Day(-1, 1)];

        var daily = Trend(TrendStep.Day, days, Later);
        var weekly = Trend(TrendStep.Week, days, Later);

        Assert.Equal([.3, .6, .3, .9], daily.Points.Select(point => Math.Round(point.Score, 6)));
        Assert.Equal([.375, .9], weekly.Points.Select(point => Math.Round(point.Score, 6)));
        Assert.Equal(new DaySpan(Monday.AddDays(7), Monday.AddDays(9)), weekly.Points[1].Span);
        Assert.Equal(5, weekly.Whole.Articles);
    }

    // Within days (.2, .4) and (.5, .7): variance .02 each, of one degree of freedom; t with two of them is 4.17 by the expansion.
    [Fact]
    public void A_point_has_the_spread_of_all_points_so_that_a_day_of_one_article_has_a_band_too()
    {
        var trend = Trend(TrendStep.Day, [Day(0, .2, .4), Day(1, .5, .7), Day(2, .5)], Later);

        Assert.Equal(.02, trend.Spread!.Value.Variance, 9);
        Assert.Equal(2, trend.Spread.Value.Freedom);
        var single = trend.Points[2].Mean!.Value;
        Assert.Equal(Math.Sqrt(2) * trend.Points[0].Mean!.Value.HalfWidth, single.HalfWidth, 9);
        Assert.Equal((0, 1), (single.Low, single.High));
    }

    [Fact]
    public void Without_two_articles_on_any_day_no_band_is_made_up()
    {
        var trend = Trend(TrendStep.Day, [Day(0, .2), Day(1, .5)], Later);

        Assert.Null(trend.Spread);
        Assert.All(trend.Points, point => Assert.Null(point.Mean));
        Assert.Equal(.5, trend.Points[1].Score);
    }

    [Fact]
    public void Today_and_days_that_wait_for_scores_are_incomplete()
    {
        SeriesDay[] days = [Day(0, .2), Day(1, .3) with { Complete = false }, new(Monday.AddDays(2), default, false), Day(4, .4), Day(5, .4)];

        var trend = Trend(TrendStep.Day, days, Monday.AddDays(5));

        Assert.Equal(
            [new DaySpan(Monday.AddDays(1), Monday.AddDays(2)), new DaySpan(Monday.AddDays(5), Monday.AddDays(5))], trend.Incomplete);
        Assert.Equal([true, false, true, false], trend.Points.Select(point => point.Complete));
    }

    [Fact]
    public void A_week_is_incomplete_until_it_is_over()
    {
        SeriesDay[] days = [Day(0, .2)];

        Assert.False(Assert.Single(Trend(TrendStep.Week, days, Monday.AddDays(6)).Points).Complete);
        Assert.True(Assert.Single(Trend(TrendStep.Week, days, Monday.AddDays(7)).Points).Complete);
    }

    [Theory]
    [InlineData(null, 28, TrendStep.Day)]
    [InlineData(null, 70, TrendStep.Week)]
    [InlineData("day", 365, TrendStep.Day)]
    [InlineData("day", 5000, TrendStep.Week)]
    [InlineData("week", 7, TrendStep.Week)]
    [InlineData("fortnight", 28, TrendStep.Day)]
    public void The_step_follows_the_question_and_the_length_of_the_window(string? asked, int days, object step) =>
        Assert.Equal(step, SeriesTrend.StepOf(asked, new Window(new DaySpan(Monday, Monday.AddDays(days - 1)), Monday)));

    [Fact]
    public void The_first_days_of_the_calendar_have_a_week_too() =>
        Assert.Equal(DateOnly.MinValue, SeriesTrend.Begin(DateOnly.MinValue, TrendStep.Week));

    private static SeriesTrend Trend(TrendStep step, IEnumerable<SeriesDay> days, DateOnly today) =>
        SeriesTrend.Of(new Window(new DaySpan(Monday, Monday.AddDays(9)), Monday.AddDays(7)), step, days, today);

    private static SeriesDay Day(int after, params double[] scores) => new(Monday.AddDays(after), Scores.Totals(scores), true);
}
