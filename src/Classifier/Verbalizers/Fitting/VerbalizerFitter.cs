namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Fits a learned verbalizer: the penalty, the calibration and the threshold come from sentences that a fold's fit did not see.</summary>
internal static class VerbalizerFitter
{
    private const int Folds = 10;
    private const int LeastOfEach = 2 * Folds;

    // Strong to weak, so that each fit begins at a solution near its own.
    private static readonly double[] Penalties = [10_000, 3_000, 1_000, 500, 250, 120, 60, 30];

    /// <summary>Fits.</summary>
    /// <param name="data">At least 20 sentences of each label.</param>
    /// <param name="seed">Of the assignment to folds: the same data and seed give the same fit.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">Too few sentences, or states of different lengths.</exception>
    internal static VerbalizerFit Fit(IReadOnlyList<LabelledState> data, int seed, CancellationToken cancellationToken)
    {
        var subjective = data.Count(d => d.Subjective);
        if (subjective < LeastOfEach || data.Count - subjective < LeastOfEach)
            throw new ArgumentException($"{subjective} SUBJ and {data.Count - subjective} OBJ sentences: at least {LeastOfEach} of each are needed", nameof(data));
        if (data.Any(d => d.State.Length != data[0].State.Length))
            throw new ArgumentException("the states are of different lengths", nameof(data));

        var outOfFold = OutOfFold(data, FoldsOf(data, seed), cancellationToken);
        var labels = data.Select(d => d.Subjective).ToArray();
        var best = Enumerable.Range(0, Penalties.Length).MinBy(p => LogLoss(outOfFold[p], labels));
        var held = outOfFold[best];
        var calibration = PlattScaling.Fit(held, labels);
        var probabilities = Array.ConvertAll(held, calibration.Probability);
        var threshold = Ranking.BestThreshold(probabilities, labels);
        var (weights, bias) = FitAll(data, Penalties.AsSpan(0, best + 1));
        return new VerbalizerFit(
            weights, bias, calibration, threshold, Penalties[best], Folds, Ranking.MacroF1(probabilities, labels, threshold), Ranking.Auc(held, labels));
    }

    private static double[][] OutOfFold(IReadOnlyList<LabelledState> data, int[] folds, CancellationToken cancellationToken)
    {
        var outOfFold = Penalties.Select(_ => new double[data.Count]).ToArray();
        Parallel.For(0, Folds, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
        {
            var train = data.Where((_, i) => folds[i] != fold).ToList();
            var standard = new Standardization(train);
            var rows = standard.Apply(train);
            var labels = train.Select(t => t.Subjective).ToArray();
            var weights = new double[rows[0].Length];
            for (var p = 0; p < Penalties.Length; p++)
            {
                RidgeLogisticRegression.Fit(rows, labels, Penalties[p], weights);
                var verbalizer = Learned(standard, weights);
                for (var i = 0; i < data.Count; i++)
                {
                    if (folds[i] == fold)
                        outOfFold[p][i] = verbalizer.LogOdds(data[i].State, 0);
                }
            }
        });
        return outOfFold;
    }

    private static (float[] Weights, double Bias) FitAll(IReadOnlyList<LabelledState> data, ReadOnlySpan<double> path)
    {
        var standard = new Standardization(data);
        var rows = standard.Apply(data);
        var labels = data.Select(d => d.Subjective).ToArray();
        var weights = new double[rows[0].Length];
        foreach (var penalty in path)
            RidgeLogisticRegression.Fit(rows, labels, penalty, weights);
        return standard.Undo(weights);
    }

    private static LearnedVerbalizer Learned(Standardization standard, double[] weights)
    {
        var (raw, bias) = standard.Undo(weights);
        return new LearnedVerbalizer(raw, bias);
    }

    private static int[] FoldsOf(IReadOnlyList<LabelledState> data, int seed)
    {
        var folds = new int[data.Count];
        var random = new Random(seed);
        foreach (var label in (bool[])[true, false])
        {
            var members = Enumerable.Range(0, data.Count).Where(i => data[i].Subjective == label).ToArray();
            random.Shuffle(members);
            for (var m = 0; m < members.Length; m++)
                folds[members[m]] = m % Folds;
        }

        return folds;
    }

    private static double LogLoss(double[] logOdds, bool[] labels) =>
        logOdds.Zip(labels, (x, y) => Math.Log(1 + Math.Exp(y ? -x : x))).Sum();
}
