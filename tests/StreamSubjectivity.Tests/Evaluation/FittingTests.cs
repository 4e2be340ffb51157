using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class FittingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void A_fit_finds_what_tells_the_labels_apart_and_says_how_well()
    {
        var fit = VerbalizerFitter.Fit(Data(600, shift: 1.5, share: 0.3), new FitSettings { Prior = null }, Cancelled);

        Assert.InRange(fit.Figures.Auc, 0.8, 0.95);
        Assert.InRange(fit.Figures.Ece, 0, 0.08);
        Assert.True(fit.Weights![0] > 3 * fit.Weights.Skip(1).Max(Math.Abs));
        Assert.True(fit.LearningCurve[0].Auc < fit.LearningCurve[^1].Auc + 0.05);
        Assert.InRange(fit.Prior, 0.25, 0.35);
    }

    [Fact]
    public void A_fit_says_how_reliable_its_probabilities_are()
    {
        var fit = VerbalizerFitter.Fit(Data(600, shift: 1.5, share: 0.3), new FitSettings(), Cancelled);

        Assert.Equal(600, fit.Reliability.Sum(r => r.Sentences));
        Assert.Equal(fit.Figures.Ece, fit.Reliability.Sum(r => Math.Abs((r.Mean * r.Sentences) - r.Subjective)) / 600, 1e-3);
        Assert.Equal(fit.Reliability.Select(r => r.Mean).Order(), fit.Reliability.Select(r => r.Mean));
    }

    [Theory]
    [InlineData("checkthat-en", "97536b62a5190b4d60302fa5bb9edf060c82c16d09bc37d55bc8a6a6dfce185b")]
    [InlineData("checkthat-de", "d1c29253c427016abced98f5e41e87ae69347790934dd638b5128bd4b4d26a85")]
    [InlineData("checkthat-it", "9774b5de9dd7033c8d452faff0083b23bb2b402ddc9d0fb3791066182bc83081")]
    [InlineData("checkthat-bg", "3c4b6d51e04de2d318c0f0abbbe3ca65e8bb094050773d1a606c4b969c143811")]
    public void A_scorer_stays_the_same_one_when_its_reliability_is_written_down(string name, string sha256)
    {
        var (file, read) = ScorerFile.Read(name);

        Assert.Equal(sha256, read);
        Assert.Equal(file.Fitted!.Sentences, file.Fitted.Reliability!.Sum(r => r.Sentences));
    }

    [Fact]
    public void The_same_data_and_seed_give_the_same_fit()
    {
        var data = Data(200, shift: 1, share: 0.5);
        var (first, second) = (VerbalizerFitter.Fit(data, new FitSettings(), Cancelled), VerbalizerFitter.Fit(data, new FitSettings(), Cancelled));

        Assert.Equal(first.Weights, second.Weights);
        Assert.Equal((first.Bias, first.Threshold, first.Calibration), (second.Bias, second.Threshold, second.Calibration));
    }

    [Fact]
    public void Probabilities_for_a_balanced_share_leave_the_data_s_own_share_out()
    {
        var data = Data(2000, shift: 1.5, share: 0.2);
        var own = Mean(VerbalizerFitter.Fit(data, new FitSettings { Prior = null }, Cancelled), data);
        var balanced = Mean(VerbalizerFitter.Fit(data, new FitSettings { Prior = 0.5 }, Cancelled), Data(2000, shift: 1.5, share: 0.5));

        Assert.InRange(own, 0.17, 0.23);
        Assert.InRange(balanced, 0.45, 0.55);
    }

    [Fact]
    public void Of_two_states_the_one_that_knows_more_is_read()
    {
        var random = new Random(4);
        var data = Data(400, shift: 2, share: 0.5)
            .Select(d => d with { State = [.. Enumerable.Range(0, d.State.Length).Select(_ => (float)Normal(random)), .. d.State] })
            .ToList();
        var fit = VerbalizerFitter.Fit(data, new FitSettings { Readings = [StateReading.Last, StateReading.Mean] }, Cancelled);

        Assert.Equal(StateReading.Mean, fit.Reading);
        Assert.Equal(8, fit.Weights!.Length);
    }

    [Fact]
    public void Label_words_get_a_calibration_and_a_threshold_and_no_weights()
    {
        // Words that lean to SUBJ throughout, and are far too sure of themselves.
        var data = Data(600, shift: 1.5, share: 0.3);
        var logOdds = data.Select(d => 40 + (10d * d.State[0])).ToArray();
        var labels = data.Select(d => d.Subjective).ToArray();

        var fit = VerbalizerFitter.FitLabelWords(logOdds, labels, new FitSettings { Prior = null, LabelWords = true });

        Assert.Null(fit.Weights);
        Assert.InRange(fit.Figures.Ece, 0, 0.08);
        Assert.InRange(fit.Figures.Auc, 0.8, 0.95);
        Assert.InRange(logOdds.Average(fit.Calibration.Probability), 0.27, 0.33);
        Assert.Equal(logOdds, fit.LogOdds);
    }

    [Fact]
    public void Too_few_of_a_label_are_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => VerbalizerFitter.Fit(Data(60, shift: 1, share: 0.1), new FitSettings(), Cancelled));

        Assert.Contains("at least 20 of each", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Isotonic_calibration_never_falls_and_pools_what_does()
    {
        var calibration = IsotonicRegression.Fit([-2, -1, 0, 1, 2, 3], [false, true, false, true, true, true]);

        Assert.Equal(calibration.Probabilities.Order(), calibration.Probabilities);
        Assert.Equal(calibration.Probability(-9), calibration.Probabilities[0]);
        Assert.Equal(calibration.Probability(9), calibration.Probabilities[^1]);
        Assert.InRange(calibration.Probability(-0.5), 0.3, 0.6);
        Assert.True(calibration.ForPrior(1).Probability(0) > calibration.Probability(0));
    }

    [Theory]
    [InlineData("last")]
    [InlineData("both")]
    public void A_scorer_file_reads_back_as_it_was_written(string state)
    {
        var reading = Enum.Parse<StateReading>(state, ignoreCase: true);
        using var folder = new TemporaryFolder();
        var calibration = ScorerCalibration.Of(new IsotonicCalibration([-1, 1], [0.25, 0.75]));
        var file = new ScorerFile(
            "mine", "feeling", new string('a', 64), new ScorerModel(new string('b', 64), null, null), calibration, 0.4, 0.1, [1, 2], null, "mine", reading, ["de"], "poor");
        file.Write(folder.File("mine.json"));

        var (read, _) = ScorerFile.Read(folder.File("mine.json"));

        Assert.Equal((reading, "poor", "de"), (read.State, read.Warning, read.Languages![0]));
        Assert.Equal(0.5, read.ToVerbalizer().Calibration.Probability(0));
        Assert.Equal(reading, read.ToVerbalizer().Reading);
    }

    [Fact]
    public void A_calibration_that_falls_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = new ScorerFile(
            "mine", "feeling", new string('a', 64), new ScorerModel(new string('b', 64), null, null), new ScorerCalibration(LogOdds: [-1, 1], Probabilities: [0.75, 0.25]),
            null, null, null, null, "mine");
        file.Write(folder.File("mine.json"));

        Assert.Contains("don't rise", Assert.Throws<ScorerFileException>(() => ScorerFile.Read(folder.File("mine.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_keeps_vectors_and_drops_a_record_that_was_cut_short()
    {
        using var folder = new TemporaryFolder();
        using (var cache = VectorCache.Open(folder.Path, "key", 2))
        {
            cache.Add("First.", [1, 2]);
            cache.Add("Second.", [3, 4]);
        }

        var path = Directory.GetFiles(folder.Path).Single();
        using (var file = File.OpenWrite(path))
            file.SetLength(file.Length - 3);

        using var again = VectorCache.Open(folder.Path, "key", 2);
        Assert.Equal([1, 2], again.Find(" First.\n")!);
        Assert.Null(again.Find("Second."));
        again.Add("Second.", [5, 6]);
        Assert.Equal([5, 6], again.Find("Second.")!);
        // A second process goes without, rather than wait or break it.
        using var other = VectorCache.Open(folder.Path, "key", 2);
        Assert.Null(other.Find("First."));
    }

    private static double Mean(VerbalizerFit fit, IReadOnlyList<LabelledState> data)
    {
        var verbalizer = new LearnedVerbalizer(fit.Weights!, fit.Bias);
        return data.Average(d => fit.Calibration.Probability(verbalizer.LogOdds(d.State, 0)));
    }

    private static List<LabelledState> Data(int count, double shift, double share)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var subjective = i < count * share;
            var state = Enumerable.Range(0, 8).Select(d => (float)(Normal(random) + (d == 0 && subjective ? shift : 0))).ToArray();
            return new LabelledState(state, subjective);
        })];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
