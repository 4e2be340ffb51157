using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Evaluation.Drift;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class DriftTests
{
    [Fact]
    public void Values_of_the_same_source_are_near_and_likely()
    {
        var distance = Distance.Of(Quantiles(Normals(1287, 0, 1)), 1287, Normals(2000, 0, 2));

        Assert.InRange(distance.Psi, 0, 0.1);
        Assert.True(distance.PValue > 0.01, $"{distance}");
    }

    [Fact]
    public void A_shift_of_one_standard_deviation_is_far_and_as_large_as_theory_says()
    {
        var distance = Distance.Of(Quantiles(Normals(5000, 0, 1)), 5000, Normals(5000, 1, 2));

        // Of two normals one apart: the distribution functions differ by 2 Φ(1/2) - 1 = .383, the index of unbinned densities is 1.
        Assert.InRange(distance.Ks, 0.35, 0.40);
        Assert.InRange(distance.Psi, 0.8, 1.1);
        Assert.True(distance.PValue < 1e-6);
    }

    [Fact]
    public void Quantiles_that_repeat_are_one_border()
    {
        // Half of the reference is 1, half is 2: values of the same shares are no distance away.
        double[] quantiles = [.. Enumerable.Repeat(1d, 11), .. Enumerable.Repeat(2d, 10)];

        var same = Distance.Of(quantiles, 1000, [.. Enumerable.Repeat(1d, 500), .. Enumerable.Repeat(2d, 500)]);
        var other = Distance.Of(quantiles, 1000, [.. Enumerable.Repeat(1d, 900), .. Enumerable.Repeat(2d, 100)]);

        Assert.InRange(same.Psi, 0, 0.01);
        Assert.InRange(same.Ks, 0, 0.03);
        Assert.InRange(other.Ks, 0.37, 0.43);
        // (.9 - .5) ln (.9 / .5) + (.1 - .5) ln (.1 / .5) = .879.
        Assert.InRange(other.Psi, 0.8, 0.95);
    }

    [Fact]
    public void Groups_are_told_apart_and_small_ones_left_out()
    {
        var near = Normals(400, 0, 3).Select(x => Sentence(x, "en", "near.example"));
        var far = Normals(400, 2, 4).Select(x => Sentence(x, "en", "far.example"));
        var few = Normals(40, 2, 5).Select(x => Sentence(x, "en", "few.example"));

        var findings = new DriftReport(Scorer()).Of([.. near, .. far, .. few], s => s.Outlet);

        Assert.Equal(["all", "far.example", "near.example"], findings.Select(f => f.Group));
        Assert.Equal([DriftVerdict.Drifted, DriftVerdict.Stable], findings.Skip(1).Select(f => f.Verdict));
        Assert.Equal(840, findings[0].Sentences);
    }

    [Fact]
    public void Sentences_in_other_languages_are_drift_whatever_their_scores()
    {
        var finding = new DriftReport(Scorer()).Of([.. Normals(400, 0, 3).Select((x, i) => Sentence(x, i % 4 == 0 ? "de-AT" : "en-GB", "a"))], null).Single();

        Assert.Equal((0.25, DriftVerdict.Drifted), (finding.OtherLanguages, finding.Verdict));
    }

    [Fact]
    public void Label_words_that_the_model_would_no_longer_say_are_drift()
    {
        var masses = Normals(2000, -1, 5);
        var scorer = Scorer();
        scorer = scorer with { Fitted = scorer.Fitted! with { Reference = scorer.Fitted.Reference! with { LogLabelMass = Quantiles(masses) } } };
        DriftSentence[] near = [.. Normals(400, 0, 3).Zip(Normals(400, -1, 6), (x, m) => Sentence(x, "en", "a") with { LogLabelMass = m })];
        DriftSentence[] far = [.. near.Select(s => s with { LogLabelMass = s.LogLabelMass - 2 })];

        Assert.Equal(DriftVerdict.Stable, new DriftReport(scorer).Of(near, null).Single().Verdict);
        Assert.Equal(DriftVerdict.Drifted, new DriftReport(scorer).Of(far, null).Single().Verdict);
        Assert.Null(new DriftReport(scorer).Of([.. near.Select(s => s with { LogLabelMass = null })], null).Single().LabelMass);
    }

    [Fact]
    public void A_scorer_without_a_reference_says_so()
    {
        var scorer = Scorer() with { Fitted = null };

        Assert.Contains("holds no reference", Assert.Throws<ScorerFileException>(() => new DriftReport(scorer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_holds_the_quantiles_of_scores_and_lengths()
    {
        var reference = ScorerReference.Of([.. Enumerable.Range(0, 101).Select(i => (double)i)], ["One two.", " One  two three. "]);

        Assert.Equal((0, 50, 100), (reference.LogOdds[0], reference.LogOdds[10], reference.LogOdds[^1]));
        Assert.Equal((2, 3), (reference.Words[0], reference.Words[^1]));
        Assert.Null(reference.Fault());
        Assert.NotNull((reference with { Words = [2, 1] }).Fault());
    }

    private static DriftSentence Sentence(double logOdds, string language, string outlet) =>
        new(string.Join(' ', Enumerable.Repeat("word", 10 + (int)(Math.Abs(logOdds * 1000) % 20))), logOdds, null, language, outlet, null);

    private static ScorerFile Scorer()
    {
        var normals = Normals(2000, 0, 1);
        var reference = ScorerReference.Of(normals, normals.Select(x => Sentence(x, "en", "a").Text));
        var fitted = new ScorerProvenance("own", 2000, 1000, null, null, null, null, Reference: reference);
        return new ScorerFile("mine", "feeling", null, null, null, null, null, null, fitted, "own", Languages: ["en"]);
    }

    private static double[] Quantiles(double[] values) => [.. ScorerReference.Of(values, ["a"]).LogOdds];

    private static double[] Normals(int count, double mean, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => mean + (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
