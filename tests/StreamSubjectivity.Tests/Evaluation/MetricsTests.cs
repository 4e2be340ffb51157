using StreamSubjectivity.Evaluation.Metrics;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class MetricsTests
{
    // Scores of a worked example: .9 .8 .7 .6 | .55 .5 .4 .2, threshold .55.
    private static readonly JudgedSentence[] Example =
    [
        new(0.9, true, true), new(0.8, true, false), new(0.7, true, true), new(0.6, true, true),
        new(0.55, true, false), new(0.5, false, true), new(0.4, false, false), new(0.2, false, false),
    ];

    [Fact]
    public void Figures_are_those_of_a_calculation_by_hand()
    {
        var figures = Bootstrap.Measure(Example, draws: 0, seed: 1);

        Assert.Equal(new Confusion(3, 2, 1, 2), figures.Confusion);
        Assert.Equal(6.0 / 9, figures.F1Subjective.Value!.Value, 4);
        Assert.Equal(4.0 / 7, figures.F1Objective.Value!.Value, 4);
        Assert.Equal(((6.0 / 9) + (4.0 / 7)) / 2, figures.MacroF1.Value!.Value, 4);
        Assert.Equal(5.0 / 8, figures.Accuracy.Value!.Value, 4);
        // Of 16 pairs the SUBJ one scores higher in 4 + 3 + 3 + 2.
        Assert.Equal(12.0 / 16, figures.Auc.Value!.Value, 4);
        Assert.Equal((0.01 + 0.64 + 0.09 + 0.16 + 0.3025 + 0.25 + 0.16 + 0.04) / 8, figures.Brier.Value!.Value, 4);
        // Bins .9, .8, .7, .6, .5 (two), .4, .2.
        Assert.Equal((0.1 + 0.8 + 0.3 + 0.4 + 0.05 + 0.4 + 0.2) / 8, figures.Ece.Value!.Value, 4);
        Assert.Null(figures.MacroF1.Low);
    }

    [Fact]
    public void Ties_count_half_in_the_area_under_the_curve()
    {
        var figures = Bootstrap.Measure([new(0.5, true, true), new(0.5, true, false), new(0.5, true, false)], draws: 0, seed: 1);

        Assert.Equal(0.5, figures.Auc.Value);
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals_and_they_hold_the_value()
    {
        var judged = Sample(400, seed: 3);
        var (first, second) = (Bootstrap.Measure(judged, 500, 7), Bootstrap.Measure(judged, 500, 7));

        Assert.Equal(first, second);
        Assert.NotEqual(first, Bootstrap.Measure(judged, 500, 8));
        foreach (var figure in (Figure[])[first.MacroF1, first.Auc, first.Brier, first.Accuracy])
            Assert.True(figure.Low < figure.Value && figure.Value < figure.High);
    }

    [Fact]
    public void The_interval_of_a_share_is_as_wide_as_the_binomial_says()
    {
        var judged = Enumerable.Range(0, 1000).Select(i => new JudgedSentence(0.5, i % 10 != 0, true)).ToList();
        var accuracy = Bootstrap.Measure(judged, 2000, 1).Accuracy;

        // 1.96 standard errors of a share of .9 among 1,000, both sides.
        Assert.InRange(accuracy.High!.Value - accuracy.Low!.Value, 0.037 * 0.9, 0.037 * 1.1);
    }

    [Fact]
    public void Without_one_of_the_labels_the_area_is_not_defined() =>
        Assert.Null(Bootstrap.Measure([new(0.5, true, true)], 100, 1).Auc.Value);

    // Reference values by R: binom.test(c(8, 2)) and 2*pbinom(2,10,.5)-dbinom(2,10,.5).
    [Theory]
    [InlineData(8, 2, 0.109375, 0.0654296875)]
    [InlineData(2, 8, 0.109375, 0.0654296875)]
    [InlineData(5, 5, 1, 0.876953125)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0, 1, 1, 0.5)]
    public void McNemar_s_test_is_exact(int onlyFirst, int onlySecond, double exact, double midP)
    {
        var (p, mid) = PairedComparison.McNemar(onlyFirst, onlySecond);

        Assert.Equal(exact, p, 9);
        Assert.Equal(midP, mid, 9);
    }

    [Fact]
    public void A_scorer_is_no_better_than_itself()
    {
        var judged = Sample(300, seed: 5);
        var comparison = PairedComparison.Of(judged, judged, 200, 1);

        Assert.Equal(new Figure(0, 0, 0), comparison.MacroF1Difference);
        Assert.Equal((0, 0, 1d), (comparison.OnlyFirstRight, comparison.OnlySecondRight, comparison.McNemarExact));
    }

    [Fact]
    public void A_scorer_that_is_always_right_is_better_than_one_that_guesses()
    {
        var guesses = Sample(300, seed: 6);
        var right = guesses.ConvertAll(g => g with { Said = g.Subjective, PSubjective = g.Subjective ? 0.9 : 0.1 });
        var comparison = PairedComparison.Of(right, guesses, 200, 1);

        Assert.True(comparison.MacroF1Difference.Low > 0.05);
        Assert.True(comparison.AucDifference.Low > 0);
        Assert.True(comparison.McNemarMidP < 1e-6);
        Assert.Equal(0, comparison.OnlySecondRight);
    }

    private static List<JudgedSentence> Sample(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var p = random.NextDouble();
            return new JudgedSentence(p, p >= 0.5, random.NextDouble() < (0.2 + (0.6 * p)));
        })];
    }
}
