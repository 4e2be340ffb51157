namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Refits on fewer sentences, to tell whether more labels would help.</summary>
internal static class LearningCurve
{
    private const int Draws = 5;
    private const int Smallest = 32;

    /// <summary>Points at 32, 64, 128 … sentences, up to three quarters of the data; the rest is judged.</summary>
    /// <param name="data">States that the verbalizer reads.</param>
    /// <param name="penalty">The ridge penalty on all data; it falls with the sentences, so that each weighs as much against it.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    internal static IReadOnlyList<LearningPoint> Measure(IReadOnlyList<LabelledState> data, double penalty, int seed, CancellationToken cancellationToken)
    {
        var points = new List<LearningPoint>();
        for (var size = Smallest; size <= data.Count * 3 / 4; size *= 2)
        {
            var figures = Enumerable.Range(0, Draws)
                .AsParallel().WithCancellation(cancellationToken)
                .Select(draw => Draw(data, size, penalty * size / data.Count, new Random(seed + draw), cancellationToken))
                .ToList();
            points.Add(new LearningPoint(size, Math.Round(figures.Average(f => f.MacroF1), 4), Math.Round(figures.Average(f => f.Auc), 4)));
        }

        return points;
    }

    private static (double MacroF1, double Auc) Draw(
        IReadOnlyList<LabelledState> data, int size, double penalty, Random random, CancellationToken cancellationToken)
    {
        var order = data.ToArray();
        random.Shuffle(order);
        // Both labels in the data's shares, as far as a few sentences can have them.
        var subjective = Math.Clamp((int)Math.Round(size * data.Count(d => d.Subjective) / (double)data.Count), 1, size - 1);
        LabelledState[] train = [.. order.Where(d => d.Subjective).Take(subjective), .. order.Where(d => !d.Subjective).Take(size - subjective)];
        LabelledState[] rest = [.. order.Where(d => d.Subjective).Skip(subjective), .. order.Where(d => !d.Subjective).Skip(size - subjective)];
        var verbalizer = OutOfFold.Path(train, balanced: true, [penalty], cancellationToken).Single();
        var scores = Array.ConvertAll(rest, r => verbalizer.LogOdds(r.State, 0));
        var labels = Array.ConvertAll(rest, r => r.Subjective);
        return (Ranking.MacroF1(scores, labels, 0), Ranking.Auc(scores, labels));
    }
}
