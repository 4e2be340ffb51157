using FsCheck.Xunit;
using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Store.Queries;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class MixStandardisationTests
{
    private static readonly string[] Names = ["Politics", "Sport", "Opinion", "Culture"];

    [Property]
    public bool Where_all_have_the_same_mix_nothing_changes(int seed)
    {
        var random = new Random(seed);
        var counts = Names.Select(_ => random.Next(3, 30)).ToArray();
        // Twice as many articles, in the same shares.
        var (one, other) = (Series(random, counts), Series(random, [.. counts.Select(count => 2 * count)]));

        var mix = MixStandardisation.Of([one, other])!;

        return Same(mix, one) && Same(mix, other);
    }

    [Property]
    public bool Two_of_the_same_articles_do_not_differ(int seed)
    {
        var random = new Random(seed);
        var series = Series(random, [.. Names.Select(_ => random.Next(3, 30))]);

        var mix = MixStandardisation.Of([series, series])!;

        return MeanDifference.Of(mix.Mean(series), mix.Mean(series)).Value == 0;
    }

    [Property]
    public bool Shares_of_the_common_mix_sum_to_one_and_a_mean_lies_among_those_of_its_sections(int seed)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, random.Next(2, 9)).Select(_ => Series(random, [.. Names.Select(_ => random.Next(3, 90))])).ToList();

        var mix = MixStandardisation.Of(all)!;

        return Math.Abs(mix.Weights.Values.Sum() - 1) < 1e-9
            && all.TrueForAll(series => mix.Mean(series).Mean is var mean
                && mean >= series.Values.Min(s => s.PSubjective)!.Value - 1e-9 && mean <= series.Values.Max(s => s.PSubjective)!.Value + 1e-9);
    }

    // Both write news at .2 and opinion at .8; one has nothing but more opinion.
    [Fact]
    public void Outlets_that_differ_by_their_mix_alone_do_not_differ_any_more()
    {
        var news = Sections(("News", Scores.Totals(Enumerable.Repeat(.2, 90))), ("Opinion", Scores.Totals(Enumerable.Repeat(.8, 10))));
        var views = Sections(("News", Scores.Totals(Enumerable.Repeat(.2, 20))), ("Opinion", Scores.Totals(Enumerable.Repeat(.8, 80))));

        var mix = MixStandardisation.Of([news, views])!;

        Assert.Equal(0.45, mix.Weights["Opinion"], 9);
        Assert.Equal(0.47, mix.Mean(news).Mean, 9);
        Assert.Equal(0, MeanDifference.Of(mix.Mean(views), mix.Mean(news)).Value, 9);
    }

    [Fact]
    public void Sections_match_by_name_whatever_their_case_and_the_rest_is_left_out()
    {
        var one = Sections(("Politics", Three(.2)), ("politics", Three(.4)), ("Chess", Three(.9)), ("", Three(.1)));
        var other = Sections(("POLITICS", Three(.3)), ("Garden", Three(.5)));

        var mix = MixStandardisation.Of([one, other])!;

        Assert.Equal(["Politics"], mix.Weights.Keys);
        Assert.Equal(.3, mix.Mean(one).Mean, 9);
        Assert.Equal((6, 3), (mix.Covered(one), mix.Covered(other)));
    }

    [Fact]
    public void Without_a_common_section_of_enough_articles_there_is_none()
    {
        var one = Sections(("Politics", Three(.2)), ("", Three(.3)));

        Assert.Null(MixStandardisation.Of([one, Sections(("Sport", Three(.2)), ("", Three(.3)))]));
        Assert.Null(MixStandardisation.Of([one, Sections(("Politics", Scores.Totals(.2, .3)))]));
        Assert.Null(MixStandardisation.Of([]));
    }

    [Fact]
    public void In_nineteen_of_twenty_draws_the_interval_holds_the_standardised_mean()
    {
        const int draws = 4000;
        var random = new Random(7);
        // The common mix is fixed here: what others have doesn't vary from draw to draw.
        var mix = MixStandardisation.Of([Sections(("News", Scores.Totals(random.Draw(60, .3, .1))), ("Opinion", Scores.Totals(random.Draw(40, .6, .1))))])!;

        var held = Enumerable.Range(0, draws).Count(_ =>
        {
            var mean = mix.Mean(Sections(
                ("News", Scores.Totals(random.Draw(25, .3, .08))), ("Opinion", Scores.Totals(random.Draw(6, .6, .15)))));
            return Math.Abs(mean.Mean - ((.6 * .3) + (.4 * .6))) <= mean.HalfWidth;
        });

        Assert.InRange(held / (double)draws, 0.93, 0.97);
    }

    [Fact]
    public void A_week_without_one_of_the_sections_has_no_standardised_mean()
    {
        var series = Sections(("News", Three(.2)), ("Opinion", Three(.8)));
        var mix = MixStandardisation.Of([series, series])!;
        var spread = new ArticleSpreads(.01, 40);

        Assert.Null(mix.Mean(Sections(("News", Three(.2))), spread));
        var week = mix.Mean(Sections(("News", Scores.Totals(.2)), ("Opinion", Scores.Totals(.7, .9))), spread)!.Value;
        Assert.Equal(.5, week.Mean, 9);
        Assert.Equal(.01 * ((.25 / 1) + (.25 / 2)), week.Variance, 9);
    }

    private static ScoreTotals Three(double mean) => Scores.Totals(mean - .05, mean, mean + .05);

    private static IReadOnlyDictionary<string, ScoreTotals> Series(Random random, int[] counts) => Sections([.. Names.Zip(counts).Select(section =>
        (section.First, Scores.Totals(random.Draw(section.Second, 0.2 + (0.5 * random.NextDouble()), 0.1))))]);

    private static IReadOnlyDictionary<string, ScoreTotals> Sections(params (string, ScoreTotals)[] parts) => MixStandardisation.Sections(parts);

    private static bool Same(MixStandardisation mix, IReadOnlyDictionary<string, ScoreTotals> series) =>
        Math.Abs(mix.Mean(series).Mean - series.Values.Aggregate((a, b) => a + b).PSubjective!.Value) < 1e-9;
}
