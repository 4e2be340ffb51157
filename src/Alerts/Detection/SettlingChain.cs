using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// The same as a <see cref="LikelihoodChain"/> for days without gaps that all scatter alike: what its filter gains from a day then depends on
/// the model alone, in units of the residuals' variance, and settles. It is reckoned once, which leaves a day no division.
/// </summary>
internal sealed class SettlingChain
{
    /// <summary>Days after which the slowest of the models has settled to a part in 10¹².</summary>
    private const int Settled = 128;

    private readonly Vector256<double> kept;
    private readonly Vector256<double>[] gains = new Vector256<double>[Settled];
    private readonly Vector256<double>[] inverses = new Vector256<double>[Settled];
    private readonly Vector256<double>[] logs = new Vector256<double>[Settled];

    /// <summary>The chain of four models.</summary>
    /// <param name="single">Variance of a day alone, above 0; as the next, over the residuals' variance.</param>
    /// <param name="carriedVariance">Variance of what carries over.</param>
    /// <param name="carries">Its correlations.</param>
    public SettlingChain(double single, double carriedVariance, Vector256<double> carries)
    {
        kept = carries;
        var (own, carried) = (Vector256.Create(single), Vector256.Create(carriedVariance));
        var (variance, sum) = (carried, Vector256<double>.Zero);
        for (var i = 0; i < Settled; i++)
        {
            var uncertain = (kept * kept * (variance - carried)) + carried;
            var total = uncertain + own;
            gains[i] = uncertain / total;
            inverses[i] = Vector256<double>.One / total;
            logs[i] = sum += Vector256.Log(total);
            variance = uncertain - (gains[i] * uncertain);
        }
    }

    /// <summary>Logarithms of the likelihoods of days, less a constant, of each of some chains.</summary>
    /// <param name="chains">The chains.</param>
    /// <param name="days">Residuals of days in a row.</param>
    /// <param name="scale">Their variance.</param>
    /// <param name="likelihoods">Gets the result.</param>
    public static void Follow(ReadOnlySpan<SettlingChain> chains, Residual[] days, double scale, Span<Vector256<double>> likelihoods)
    {
        Span<Vector256<double>> means = stackalloc Vector256<double>[chains.Length];
        means.Clear();
        likelihoods.Clear();
        for (var i = 0; i < days.Length; i++)
        {
            var (value, at) = (Vector256.Create(days[i].Value), Math.Min(i, Settled - 1));
            for (var j = 0; j < chains.Length; j++)
            {
                var chain = chains[j];
                var predicted = means[j] * chain.kept;
                var surprise = value - predicted;
                means[j] = predicted + (chain.gains[at] * surprise);
                likelihoods[j] += surprise * surprise * chain.inverses[at];
            }
        }

        for (var j = 0; j < chains.Length; j++)
            likelihoods[j] = ((likelihoods[j] / scale) + chains[j].LogVariances(days.Length)) * -0.5;
    }

    private Vector256<double> LogVariances(int days) => days <= Settled
        ? logs[days - 1]
        : logs[^1] + ((logs[^1] - logs[^2]) * (days - Settled));
}
