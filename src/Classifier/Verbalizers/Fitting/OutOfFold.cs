namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Log-odds of every sentence by a fit that did not see it, for each penalty.</summary>
internal static class OutOfFold
{
    /// <summary>Folds.</summary>
    internal const int Folds = 10;

    /// <summary>Ridge penalties, strong to weak, so that each fit begins at a solution near its own.</summary>
    internal static readonly double[] Penalties = [10_000, 5_000, 2_500, 1_200, 600, 300, 150, 80];

    /// <summary>Which fold each sentence is in: labels are spread evenly.</summary>
    internal static int[] Assign(bool[] labels, int seed)
    {
        var folds = new int[labels.Length];
        var random = new Random(seed);
        foreach (var label in (bool[])[true, false])
        {
            var members = Enumerable.Range(0, labels.Length).Where(i => labels[i] == label).ToArray();
            random.Shuffle(members);
            for (var m = 0; m < members.Length; m++)
                folds[members[m]] = m % Folds;
        }

        return folds;
    }

    /// <summary>Out-of-fold log-odds by penalty, then by sentence.</summary>
    internal static double[][] LogOdds(IReadOnlyList<LabelledState> data, int[] folds, bool balanced, CancellationToken cancellationToken)
    {
        var outOfFold = Penalties.Select(_ => new double[data.Count]).ToArray();
        Parallel.For(0, Folds, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
        {
            var train = data.Where((_, i) => folds[i] != fold).ToList();
            var p = 0;
            foreach (var verbalizer in Path(train, balanced, Penalties, cancellationToken))
            {
                for (var i = 0; i < data.Count; i++)
                {
                    if (folds[i] == fold)
                        outOfFold[p][i] = verbalizer.LogOdds(data[i].State, 0);
                }

                p++;
            }
        });
        return outOfFold;
    }

    /// <summary>Each fold judged by the threshold that does best on the others.</summary>
    internal static bool[] Decide(double[] probabilities, bool[] labels, int[] folds)
    {
        var said = new bool[labels.Length];
        foreach (var fold in folds.Distinct())
        {
            var seen = Enumerable.Range(0, labels.Length).Where(i => folds[i] != fold).ToArray();
            var threshold = Ranking.BestThreshold([.. seen.Select(i => probabilities[i])], [.. seen.Select(i => labels[i])]);
            for (var i = 0; i < labels.Length; i++)
            {
                if (folds[i] == fold)
                    said[i] = probabilities[i] >= threshold;
            }
        }

        return said;
    }

    /// <summary>Fits along falling penalties.</summary>
    internal static IEnumerable<LearnedVerbalizer> Path(
        IReadOnlyList<LabelledState> data, bool balanced, IEnumerable<double> penalties, CancellationToken cancellationToken)
    {
        var standard = new Standardization(data);
        var rows = standard.Apply(data);
        var labels = data.Select(d => d.Subjective).ToArray();
        var importance = Importance(labels, balanced);
        var weights = new double[rows[0].Length];
        foreach (var penalty in penalties)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RidgeLogisticRegression.Fit(rows, labels, importance, penalty, weights);
            var (raw, bias) = standard.Undo(weights);
            yield return new LearnedVerbalizer(raw, bias);
        }
    }

    // Each label's rows count as much as half of all do.
    private static double[] Importance(bool[] labels, bool balanced)
    {
        var subjective = labels.Count(l => l);
        var (up, down) = balanced ? (labels.Length / (2d * subjective), labels.Length / (2d * (labels.Length - subjective))) : (1d, 1d);
        return [.. labels.Select(l => l ? up : down)];
    }
}
