using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>
/// Fits a learned verbalizer. The state, the penalty, the labels' weights, the calibration and the threshold come from sentences that a
/// fold's fit did not see.
/// </summary>
internal static class VerbalizerFitter
{
    private const int LeastOfEach = 2 * OutOfFold.Folds;
    private const int Bins = 10;

    /// <summary>Fits.</summary>
    /// <param name="data">At least 20 sentences of each label.</param>
    /// <param name="settings">What to choose among.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">Too few sentences, or states of different lengths.</exception>
    internal static VerbalizerFit Fit(IReadOnlyList<LabelledState> data, FitSettings settings, CancellationToken cancellationToken)
    {
        Check(data);
        var labels = data.Select(d => d.Subjective).ToArray();
        var folds = OutOfFold.Assign(labels, settings.Seed);
        var best = Candidates(data, labels, folds, settings, settings, cancellationToken).MinBy(c => c.LogLoss)!;
        var states = Read(data, settings, best.Reading);
        var verbalizer = OutOfFold.Path(states, best.Balanced, OutOfFold.Penalties.Take(best.Penalty + 1), cancellationToken).Last();
        return Calibrate(best.LogOdds, labels, folds, settings) with
        {
            Reading = best.Reading,
            Weights = verbalizer.Weights,
            Bias = verbalizer.Bias,
            Penalty = OutOfFold.Penalties[best.Penalty],
            BalancedWeights = best.Balanced,
            LearningCurve = LearningCurve.Measure(states, OutOfFold.Penalties[best.Penalty], settings.Seed, cancellationToken),
        };
    }

    /// <summary>Fits a calibration and a threshold over what the label words say.</summary>
    /// <param name="logOdds">Of each sentence.</param>
    /// <param name="labels">Which are SUBJ; at least 20 of each.</param>
    /// <param name="settings">Seed and prior.</param>
    /// <exception cref="ArgumentException">Too few sentences.</exception>
    internal static VerbalizerFit FitLabelWords(double[] logOdds, bool[] labels, FitSettings settings)
    {
        CheckLabels(labels);
        return Calibrate(logOdds, labels, OutOfFold.Assign(labels, settings.Seed), settings);
    }

    // Log-odds that were not fitted on their own sentence, with what turns them into labels.
    private static VerbalizerFit Calibrate(double[] logOdds, bool[] labels, int[] folds, FitSettings settings)
    {
        var (calibration, probabilities) = CalibrationChoice.Choose(logOdds, labels, folds);
        var share = labels.Count(l => l) / (double)labels.Length;
        var prior = settings.Prior ?? share;
        var shifted = calibration.ForPrior(Calibration.Logit(prior) - Calibration.Logit(share));
        return new VerbalizerFit(
            StateReading.Last,
            null,
            0,
            shifted,
            Ranking.BestThreshold(Array.ConvertAll(logOdds, shifted.Probability), labels),
            0,
            false,
            prior,
            Figures(OutOfFold.Folds, logOdds, probabilities, OutOfFold.Decide(probabilities, labels, folds), labels),
            logOdds,
            [])
        {
            Reliability = ScorerReliability.Of(probabilities, labels),
        };
    }

    private static IEnumerable<FitCandidate> Candidates(
        IReadOnlyList<LabelledState> data, bool[] labels, int[] folds, FitSettings settings, FitSettings held, CancellationToken cancellationToken)
    {
        foreach (var reading in settings.Readings)
        {
            var states = Read(data, held, reading);
            foreach (var balanced in (bool[])[false, true])
            {
                var outOfFold = OutOfFold.LogOdds(states, folds, balanced, cancellationToken);
                for (var p = 0; p < outOfFold.Length; p++)
                {
                    // Calibrated before they are compared: weights move the log-odds of all alike, which says nothing of how they rank.
                    var calibration = PlattScaling.Fit(outOfFold[p], labels);
                    var loss = CalibrationChoice.LogLoss(Array.ConvertAll(outOfFold[p], calibration.Probability), labels);
                    yield return new FitCandidate(reading, balanced, p, outOfFold[p], loss);
                }
            }
        }
    }

    /// <summary>What folds say of one way to fit that did not see a sentence, with no final fit.</summary>
    /// <param name="data">Both states, one after the other.</param>
    /// <param name="reading">The state that is read.</param>
    /// <param name="seed">Of the folds.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    internal static OutOfFoldJudgements CrossValidate(IReadOnlyList<LabelledState> data, StateReading reading, int seed, CancellationToken cancellationToken)
    {
        Check(data);
        var labels = data.Select(d => d.Subjective).ToArray();
        var folds = OutOfFold.Assign(labels, seed);
        var settings = new FitSettings { Readings = Enum.GetValues<StateReading>() };
        var best = Candidates(data, labels, folds, settings with { Readings = [reading] }, settings, cancellationToken).MinBy(c => c.LogLoss)!;
        var (_, probabilities) = CalibrationChoice.Choose(best.LogOdds, labels, folds);
        return Judge(OutOfFold.Folds, best.LogOdds, probabilities, OutOfFold.Decide(probabilities, labels, folds), labels);
    }

    /// <summary>Judgements with their figures; parameters as those of <see cref="Figures"/>.</summary>
    internal static OutOfFoldJudgements Judge(int folds, double[] logOdds, double[] probabilities, bool[] said, bool[] labels) =>
        new(Figures(folds, logOdds, probabilities, said, labels), probabilities, said);

    /// <summary>Figures of judgements.</summary>
    /// <param name="folds">Folds; 0 where nothing was fitted.</param>
    /// <param name="logOdds">What ranks the sentences.</param>
    /// <param name="probabilities">What is said of each.</param>
    /// <param name="said">Which are called SUBJ.</param>
    /// <param name="labels">Which are.</param>
    internal static OutOfFoldFigures Figures(int folds, double[] logOdds, double[] probabilities, bool[] said, bool[] labels) => new(
        folds,
        Ranking.MacroF1(Array.ConvertAll(said, s => s ? 1d : 0), labels, 0.5),
        Ranking.Auc(logOdds, labels),
        CalibrationChoice.LogLoss(probabilities, labels),
        probabilities.Zip(labels, (p, y) => (p - (y ? 1 : 0)) * (p - (y ? 1 : 0))).Average(),
        probabilities.Zip(labels).GroupBy(pair => Math.Min(Bins - 1, (int)(pair.First * Bins)))
            .Sum(bin => Math.Abs(bin.Sum(pair => pair.First - (pair.Second ? 1 : 0)))) / labels.Length);

    // Where there is a choice, the data holds both states, one after the other.
    private static IReadOnlyList<LabelledState> Read(IReadOnlyList<LabelledState> data, FitSettings settings, StateReading reading)
    {
        if (settings.Readings.Count == 1 || reading == StateReading.Both)
            return data;
        var width = data[0].State.Length / 2;
        return [.. data.Select(d => d with { State = reading == StateReading.Last ? d.State[..width] : d.State[width..] })];
    }

    private static void CheckLabels(bool[] labels)
    {
        var subjective = labels.Count(l => l);
        if (subjective < LeastOfEach || labels.Length - subjective < LeastOfEach)
            throw new ArgumentException($"{subjective} SUBJ and {labels.Length - subjective} OBJ sentences: at least {LeastOfEach} of each are needed", nameof(labels));
    }

    private static void Check(IReadOnlyList<LabelledState> data)
    {
        CheckLabels([.. data.Select(d => d.Subjective)]);
        if (data.Any(d => d.State.Length != data[0].State.Length))
            throw new ArgumentException("the states are of different lengths", nameof(data));
    }
}
