using FsCheck.Xunit;
using StreamSubjectivity.Dashboard.Statistics;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class MeanDifferenceTests
{
    [Property]
    public bool Two_outlets_of_the_same_articles_do_not_differ(int seed)
    {
        var random = new Random(seed);
        var mean = MeanEstimate.Of(Scores.Totals(random.Draw(random.Next(3, 60), 0.4, 0.1)))!.Value;

        var difference = MeanDifference.Of(mean, mean);

        return difference is { Value: 0, IsClear: false, HalfWidth: > 0 };
    }

    [Property]
    public bool Turned_round_it_only_changes_its_sign(int seed)
    {
        var random = new Random(seed);
        var (one, other) = (Draw(random, 0.3), Draw(random, 0.5));

        var (there, back) = (MeanDifference.Of(one, other), MeanDifference.Of(other, one));

        return Math.Abs(there.Value + back.Value) < 1e-12 && Math.Abs(there.HalfWidth - back.HalfWidth) < 1e-12;
    }

    // By Welch's formulas the standard error is .018726 and ν 6.106, for which tables of t give 2.438.
    [Fact]
    public void The_interval_is_Welchs()
    {
        var before = MeanEstimate.Of(Scores.Totals(.20, .22, .18, .25, .21))!.Value;
        var after = MeanEstimate.Of(Scores.Totals(.31, .28, .35, .30))!.Value;

        var difference = MeanDifference.Of(after, before);

        Assert.Equal(0.098, difference.Value, 6);
        Assert.Equal(0.04566, difference.HalfWidth, 0.0005);
        Assert.True(difference.IsClear);
    }

    [Theory]
    [InlineData(5, 40, 0.05, 0.15)]
    [InlineData(12, 12, 0.10, 0.10)]
    [InlineData(200, 30, 0.08, 0.16)]
    public void In_nineteen_of_twenty_draws_the_interval_holds_the_true_difference(int articles, int others, double deviation, double otherDeviation)
    {
        const int draws = 4000;
        var random = new Random(20260301);

        var held = Enumerable.Range(0, draws).Count(_ =>
        {
            var mean = MeanEstimate.Of(Scores.Totals(random.Draw(articles, 0.45, deviation)))!.Value;
            var other = MeanEstimate.Of(Scores.Totals(random.Draw(others, 0.40, otherDeviation)))!.Value;
            var difference = MeanDifference.Of(mean, other);
            return Math.Abs(difference.Value - 0.05) <= difference.HalfWidth;
        });

        // Four standard deviations of such a count around 95 %, and a little for the shape of few draws.
        Assert.InRange(held / (double)draws, 0.935, 0.965);
    }

    [Fact]
    public void Two_articles_are_too_few_for_an_interval() => Assert.Null(MeanEstimate.Of(Scores.Totals(.2, .9)));

    [Fact]
    public void An_interval_stays_among_the_scores_that_there_are()
    {
        var mean = MeanEstimate.Of(Scores.Totals(0, 0, .5, 1, 1))!.Value;

        Assert.Equal((0, 1), (mean.Low, mean.High));
    }

    [Fact]
    public void Articles_that_are_all_alike_leave_no_doubt()
    {
        var mean = MeanEstimate.Of(Scores.Totals(.5, .5, .5))!.Value;

        Assert.Equal(0, mean.HalfWidth, 9);
        Assert.False(MeanDifference.Of(mean, mean).IsClear);
    }

    private static MeanEstimate Draw(Random random, double mean) =>
        MeanEstimate.Of(Scores.Totals(random.Draw(random.Next(3, 40), mean, 0.1)))!.Value;
}
