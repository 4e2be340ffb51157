namespace StreamSubjectivity.Evaluation.Metrics;

/// <summary>
/// Intervals by the nonparametric bootstrap (Efron 1979): sentences drawn with replacement, the percentiles of each figure over the draws.
/// The same sentences and seed give the same intervals.
/// </summary>
internal static class Bootstrap
{
    private const double Tail = 0.025;

    /// <summary>Figures with 95 % intervals.</summary>
    /// <param name="judged">At least one sentence.</param>
    /// <param name="draws">Resamples; 0 for no intervals.</param>
    /// <param name="seed">Of the draws.</param>
    internal static Figures Measure(IEnumerable<JudgedSentence> judged, int draws, int seed)
    {
        var sample = new JudgedSample(judged);
        var whole = new int[sample.Count];
        Array.Fill(whole, 1);
        var given = sample.Measure(whole);
        var drawn = Draw(sample.Count, draws, seed, times => sample.Measure(times));
        return new Figures(
            sample.Count,
            given.Confusion.Hits + given.Confusion.Misses,
            Of(f => f.Confusion.MacroF1),
            Of(f => f.Confusion.F1Subjective),
            Of(f => f.Confusion.F1Objective),
            Of(f => f.Confusion.Precision),
            Of(f => f.Confusion.Recall),
            Of(f => f.Confusion.Accuracy),
            Of(f => f.Auc),
            Of(f => f.Ece),
            Of(f => f.Brier),
            Of(f => f.LogLoss),
            given.Confusion);

        Figure Of(Func<SampleFigures, double?> figure) => Interval(figure(given), [.. drawn.Select(figure).OfType<double>()]);
    }

    /// <summary>Measures resamples: each thread-safe call gets how often each of the items was drawn.</summary>
    internal static T[] Draw<T>(int items, int draws, int seed, Func<int[], T> measure)
    {
        var drawn = new T[draws];
        Parallel.For(0, draws, draw =>
        {
            // A generator a draw, so that the order of the threads doesn't matter.
            var random = new Random(HashCode(seed, draw));
            var times = new int[items];
            for (var i = 0; i < items; i++)
                times[random.Next(items)]++;
            drawn[draw] = measure(times);
        });
        return drawn;
    }

    /// <summary>A figure with the percentiles of its draws.</summary>
    internal static Figure Interval(double? value, double[] drawn)
    {
        if (value is null || drawn.Length == 0)
            return new Figure(Rounded(value), null, null);
        Array.Sort(drawn);
        return new Figure(Rounded(value), Rounded(Quantile(drawn, Tail)), Rounded(Quantile(drawn, 1 - Tail)));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }

    // string.GetHashCode and System.HashCode differ from run to run.
    private static int HashCode(int seed, int draw) => unchecked((seed * 486_187_739) + (draw * 16_777_619) + 12_345);

    private static double? Rounded(double? value) => value is { } v ? Math.Round(v, 4) : null;
}
