namespace StreamSubjectivity.Evaluation.Drift;

/// <summary>How far values lie from a reference of which quantiles are kept.</summary>
/// <param name="Psi">
/// Population stability index (Siddiqi 2006) over bins between the reference's quantiles: Σ (a - e) ln (a / e) of the shares; 0 and up.
/// </param>
/// <param name="Ks">
/// The largest distance between the two distribution functions, 0 to 1, taken at the kept quantiles: at most a twentieth below the whole
/// statistic of Kolmogorov and Smirnov.
/// </param>
/// <param name="PValue">Chance of at least such a distance where nothing has changed, by the limit distribution of that statistic.</param>
internal sealed record Distance(double Psi, double Ks, double PValue)
{
    // A bin that nothing fell in would be infinitely far.
    private const double Smoothing = 0.5;
    private const int Terms = 100;

    /// <summary>Measures.</summary>
    /// <param name="quantiles">Of the reference, evenly spaced from 0 to 1, rising.</param>
    /// <param name="size">Values that the reference was made of.</param>
    /// <param name="values">At least one.</param>
    internal static Distance Of(IReadOnlyList<double> quantiles, int size, IReadOnlyCollection<double> values)
    {
        var parts = quantiles.Count - 1;
        double psi = 0, ks = 0, below = 0;
        double? before = null;
        for (var q = 0; q <= parts;)
        {
            // Quantiles that are equal are one border, with all the reference's share up to the last of them.
            var last = q;
            while (last < parts && quantiles[last + 1].Equals(quantiles[q]))
                last++;
            var share = last == parts ? 1 : last / (double)parts;
            var reached = last == parts ? values.Count : values.Count(v => v <= quantiles[q]);
            var expected = ((share - (before ?? 0)) * values.Count) + Smoothing;
            var actual = reached - below + Smoothing;
            if (share > (before ?? 0) || actual > Smoothing)
                psi += (actual - expected) / values.Count * Math.Log(actual / expected);
            ks = Math.Max(ks, Math.Abs((reached / (double)values.Count) - share));
            (below, before, q) = (reached, share, last + 1);
        }

        var effective = Math.Sqrt(size * (double)values.Count / (size + values.Count));
        return new Distance(Math.Round(psi, 4), Math.Round(ks, 4), Math.Round(Tail((effective + 0.12 + (0.11 / effective)) * ks), 6));
    }

    // 2 Σ (-1)^(k-1) exp(-2 k² x²), with Stephens' correction of x for small samples (1970) by the caller.
    private static double Tail(double x)
    {
        if (x < 0.2)
            return 1;
        double sum = 0;
        for (var k = 1; k <= Terms; k++)
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * x * x);
        return Math.Clamp(sum, 0, 1);
    }
}
