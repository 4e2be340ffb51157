using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What <see cref="NoiseModels"/> say together.</summary>
internal static class NoisePosterior
{
    // What carries over is the easiest to underrate and the dearest: so many standard deviations of its posterior are added.
    private const double Caution = 0.5;

    /// <summary>Posterior means of the day variance, the carried variance and its correlation.</summary>
    /// <param name="likelihoods">Logarithms, by single share and chain; they become those of the posterior weights, less a constant.</param>
    /// <param name="total">Variance of the residuals.</param>
    public static (double Single, double Carried, double Carry) Means(Span<Vector256<float>> likelihoods, double total)
    {
        var best = Vector256.Create(Weigh(likelihoods));
        double weight = 0, meanSingle = 0, meanCarried = 0, meanLong = 0, squareLong = 0;
        for (var i = 0; i < likelihoods.Length; i++)
        {
            var (single, chain) = (i / NoiseModels.Chains, i % NoiseModels.Chains);
            var weights = Vector256.Exp(likelihoods[i] - best);
            var lasting = NoiseModels.Lasting[chain];
            weight += Vector256.Sum(weights);
            meanSingle += Vector256.Sum(weights) * NoiseModels.Singles[single];
            meanCarried += Vector256.Dot(weights, NoiseModels.Carried[chain]);
            meanLong += Vector256.Dot(weights, lasting);
            squareLong += Vector256.Dot(weights * lasting, lasting);
        }

        if (meanLong <= 0)
            return (meanSingle / weight * total, 0, 0);
        // The correlation that gives the long-run variance its posterior mean, and what carries over some of its standard deviation above.
        var odds = meanLong / meanCarried;
        var spread = Math.Sqrt(Math.Max(0, (squareLong * weight / (meanLong * meanLong)) - 1));
        return (meanSingle / weight * total, (1 + (Caution * spread)) * meanCarried / weight * total, odds / (1 + odds));
    }

    // The largest of the logarithms.
    private static float Weigh(Span<Vector256<float>> likelihoods)
    {
        var most = Vector256.Create(float.NegativeInfinity);
        for (var i = 0; i < likelihoods.Length; i++)
        {
            likelihoods[i] += NoiseModels.LogPriors[i];
            most = Vector256.Max(most, likelihoods[i]);
        }

        var best = float.NegativeInfinity;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
            best = Math.Max(best, most[lane]);
        return best;
    }
}
