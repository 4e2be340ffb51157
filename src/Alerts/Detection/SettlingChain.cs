using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// The same as a <see cref="LikelihoodChain"/> for days without gaps that all scatter alike: what its filter gains from a day then depends on
/// the model alone, and settles. It is reckoned once, which leaves a day no division.
/// </summary>
internal sealed class SettlingChain
{
    /// <summary>Days after which the slowest of the models has settled to what single precision holds.</summary>
    private const int Settled = 128;

    private readonly Vector256<float> kept;
    private readonly (Vector256<float> Decay, Vector256<float> Gain, Vector256<float> Inverse)[] steps =
        new (Vector256<float>, Vector256<float>, Vector256<float>)[Settled];
    private readonly Vector256<float>[] logs = new Vector256<float>[Settled];
    private readonly Vector256<float> settledLog;

    /// <summary>The chain of eight models.</summary>
    /// <param name="single">Variance of a day alone, above 0; as the next, over the residuals' variance.</param>
    /// <param name="carried">Variances of what carries over.</param>
    /// <param name="carries">Its correlations.</param>
    public SettlingChain(float single, Vector256<float> carried, Vector256<float> carries)
    {
        kept = carries;
        var own = Vector256.Create(single);
        var (variance, sum) = (carried, Vector256<float>.Zero);
        for (var i = 0; i < Settled; i++)
        {
            var uncertain = (kept * kept * (variance - carried)) + carried;
            var total = uncertain + own;
            var gain = uncertain / total;
            steps[i] = (kept * (Vector256<float>.One - gain), gain, Vector256<float>.One / total);
            settledLog = Vector256.Log(total);
            logs[i] = sum += settledLog;
            variance = uncertain - (gain * uncertain);
        }
    }

    /// <summary>Logarithms of the likelihoods of days, less a constant.</summary>
    /// <param name="days">Residuals of days in a row, in their standard deviations.</param>
    public Vector256<float> LogLikelihood(ReadOnlySpan<float> days)
    {
        var (mean, squares) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < days.Length; i++)
        {
            ref readonly var step = ref steps[Math.Min(i, Settled - 1)];
            var value = Vector256.Create(days[i]);
            var surprise = value - (mean * kept);
            // A day waits for the one before it no longer than for one multiplication and one addition.
            mean = (mean * step.Decay) + (step.Gain * value);
            squares += surprise * surprise * step.Inverse;
        }

        return (squares + LogVariances(days.Length)) * -0.5f;
    }

    private Vector256<float> LogVariances(int days) => days <= Settled ? logs[days - 1] : logs[^1] + (settledLog * (days - Settled));
}
