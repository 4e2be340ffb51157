using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class ToneChangeTests
{
    [Theory]
    [InlineData(3, 3.182)]
    [InlineData(5, 2.571)]
    [InlineData(10, 2.228)]
    [InlineData(30, 2.042)]
    [InlineData(1000, 1.962)]
    public void The_quantile_is_that_of_the_tables(double freedom, double tabled) =>
        Assert.Equal(tabled, StudentT.Quantile(freedom), 0.03);

    // By Welch's formulas the standard error is .018726 and ν 6.106, for which tables of t give 2.438.
    [Fact]
    public void The_interval_is_Welchs()
    {
        double[] before = [.20, .22, .18, .25, .21];
        double[] recent = [.31, .28, .35, .30];

        var change = new ToneChange(Totals(before), Totals(recent));

        Assert.Equal(0.098, change.Difference!.Value, 6);
        Assert.Equal(0.04566, change.HalfWidth!.Value, 0.0005);
        Assert.Equal(ToneVerdict.Rising, change.Verdict);
        Assert.Equal(ToneVerdict.Falling, new ToneChange(Totals(recent), Totals(before)).Verdict);
    }

    [Fact]
    public void A_difference_inside_its_interval_is_unclear() =>
        Assert.Equal(ToneVerdict.Unclear, new ToneChange(Totals(.2, .4, .1), Totals(.3, .5, .1)).Verdict);

    [Fact]
    public void Two_articles_on_a_side_are_too_few()
    {
        var change = new ToneChange(Totals(.2, .2, .2), Totals(.9, .9));

        Assert.Equal(ToneVerdict.TooFew, change.Verdict);
        Assert.Equal(0.7, change.Difference!.Value, 6);
    }

    [Fact]
    public void Nothing_on_a_side_is_no_difference() =>
        Assert.Null(new ToneChange(default, Totals(.9, .9, .8)).Difference);

    [Fact]
    public void Totals_add_up_to_the_totals_of_all()
    {
        var all = Totals(.1, .5, .7, .2, .9);

        var sum = Totals(.1, .5) + Totals(.7, .2, .9);

        Assert.Equal(all, sum);
        Assert.Equal(.48, sum.PSubjective!.Value, 6);
        Assert.Equal(.3347, sum.StandardDeviation!.Value, 4);
    }

    private static ScoreTotals Totals(params double[] scores) => new(
        scores.Length,
        scores.Length * 10,
        scores.Length * 8,
        scores.Length * 2,
        scores.Sum(score => (long)Math.Round(score * 1e6)),
        scores.Sum(score => (decimal)Math.Round(score * 1e6) * (decimal)Math.Round(score * 1e6)));
}
