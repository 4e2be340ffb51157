namespace StreamSubjectivity.Evaluation.Metrics;

/// <summary>Whether one scorer judges the same sentences better than another.</summary>
/// <param name="MacroF1Difference">First less second, with its paired bootstrap interval.</param>
/// <param name="AucDifference">The same of the area under the ROC curve.</param>
/// <param name="OnlyFirstRight">Sentences that only the first judged as the label says.</param>
/// <param name="OnlySecondRight">Sentences that only the second did.</param>
/// <param name="McNemarExact">Two-sided exact p-value of McNemar's test (1947): a binomial of 1/2 over those sentences.</param>
/// <param name="McNemarMidP">Its mid-p version, nearer to its nominal level (Fagerland, Lydersen and Laake 2013).</param>
internal sealed record PairedComparison(
    Figure MacroF1Difference,
    Figure AucDifference,
    int OnlyFirstRight,
    int OnlySecondRight,
    double McNemarExact,
    double McNemarMidP)
{
    /// <summary>Compares.</summary>
    /// <param name="first">Judgements of the first scorer.</param>
    /// <param name="second">Judgements of the second, of the same sentences in the same order.</param>
    /// <param name="draws">Resamples.</param>
    /// <param name="seed">Of the draws.</param>
    internal static PairedComparison Of(IReadOnlyList<JudgedSentence> first, IReadOnlyList<JudgedSentence> second, int draws, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Count, first.Count);
        var (a, b) = (Sorted(first), Sorted(second));
        var whole = new int[first.Count];
        Array.Fill(whole, 1);
        var given = Difference(whole);
        var drawn = Bootstrap.Draw(first.Count, draws, seed, Difference);
        var onlyFirst = Enumerable.Range(0, first.Count).Count(i => Right(first[i]) && !Right(second[i]));
        var onlySecond = Enumerable.Range(0, first.Count).Count(i => !Right(first[i]) && Right(second[i]));
        var (exact, mid) = McNemar(onlyFirst, onlySecond);
        return new PairedComparison(
            Bootstrap.Interval(given.MacroF1, [.. drawn.Select(d => d.MacroF1)]),
            Bootstrap.Interval(given.Auc, [.. drawn.Select(d => d.Auc).OfType<double>()]),
            onlyFirst,
            onlySecond,
            exact,
            mid);

        (double MacroF1, double? Auc) Difference(int[] times)
        {
            var (x, y) = (Measure(a, times), Measure(b, times));
            return (x.Confusion.MacroF1 - y.Confusion.MacroF1, x.Auc - y.Auc);
        }
    }

    /// <summary>Exact and mid-p values of McNemar's test for the discordant counts.</summary>
    internal static (double Exact, double MidP) McNemar(int onlyFirst, int onlySecond)
    {
        var (discordant, least) = (onlyFirst + onlySecond, Math.Min(onlyFirst, onlySecond));
        if (discordant == 0)
            return (1, 1);
        double logChance = -discordant * Math.Log(2), tail = 0, point = 0;
        for (var k = 0; k <= least; k++)
        {
            point = Math.Exp(logChance);
            tail += point;
            logChance += Math.Log(discordant - k) - Math.Log(k + 1);
        }

        return (Math.Min(1, 2 * tail), onlyFirst == onlySecond ? Math.Min(1, 1 - (point / 2)) : Math.Min(1, (2 * tail) - point));
    }

    private static bool Right(JudgedSentence judged) => judged.Said == judged.Subjective;

    private static (JudgedSample Sample, int[] Order) Sorted(IReadOnlyList<JudgedSentence> judged)
    {
        int[] order = [.. Enumerable.Range(0, judged.Count).OrderBy(i => judged[i].PSubjective)];
        return (new JudgedSample(order.Select(i => judged[i])), order);
    }

    private static SampleFigures Measure((JudgedSample Sample, int[] Order) side, int[] times) =>
        side.Sample.Measure(Array.ConvertAll(side.Order, i => times[i]));
}
