using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Models of how days scatter, weighed by how well they predict the past one day ahead (prediction-error decomposition of the likelihood,
/// Harvey 1989, 3.4). Half of the prior weight says that nothing carries over, and half that nothing moves a day but its articles where
/// their scatter is known.
/// </summary>
internal static class NoiseGrid
{
    // What carries over is the easiest to underrate and the dearest: so many standard deviations of its posterior are added.
    private const double Caution = 0.5;

    private static readonly double[] SingleShares = [0, 0.1, 0.25, 0.5, 0.8, 1.1];
    private static readonly double[] CarriedShares = [0.1, 0.25, 0.5, 0.8, 1.1];
    private static readonly double[] Carries = [0.3, 0.55, 0.8, 0.93];

    // For each single share above 0, a chain for each carried share.
    private static readonly SettlingChain[][] EvenChains = [.. SingleShares.Skip(1).Select(single =>
        CarriedShares.Select(carried => new SettlingChain(single, carried, Vector256.LoadUnsafe(ref Carries[0]))).ToArray())];

    /// <summary>Posterior means of the day variance, the carried variance and its correlation.</summary>
    /// <param name="days">Residuals in order.</param>
    /// <param name="total">Their variance.</param>
    public static (double Single, double Carried, double Carry) Average(Residual[] days, double total)
    {
        var sampled = Array.TrueForAll(days, d => d.Sampling > 0);
        var models = new List<(double Single, double Carried, double Carry, double LogWeight)>();
        var isEven = !sampled && IsEven(days);
        Span<Vector256<double>> carriedOnes = stackalloc Vector256<double>[CarriedShares.Length];
        var carriedPrior = -Math.Log(CarriedShares.Length * Carries.Length);
        for (var k = sampled ? 0 : 1; k < SingleShares.Length; k++)
        {
            var single = SingleShares[k];
            var prior = single > 0 ? -Math.Log(SingleShares.Length - 1) : 0;
            models.Add((single, 0, 0, prior + LogLikelihood(days, total, single * total)));
            if (isEven)
                SettlingChain.Follow(EvenChains[k - 1], days, total, carriedOnes);
            else
                FollowCarried(days, total, single * total, carriedOnes);
            for (var j = 0; j < CarriedShares.Length; j++)
            {
                for (var i = 0; i < Carries.Length; i++)
                    models.Add((single, CarriedShares[j], Carries[i], prior + carriedPrior + carriedOnes[j][i]));
            }
        }

        var best = models.Max(m => m.LogWeight);
        double weight = 0, meanSingle = 0, meanCarried = 0, meanLong = 0, squareLong = 0;
        foreach (var model in models)
        {
            var w = Math.Exp(model.LogWeight - best);
            weight += w;
            meanSingle += w * model.Single;
            meanCarried += w * model.Carried;
            var lasting = model.Carried * model.Carry / (1 - model.Carry);
            meanLong += w * lasting;
            squareLong += w * lasting * lasting;
        }

        if (meanLong <= 0)
            return (meanSingle / weight * total, 0, 0);
        // The correlation that gives the long-run variance its posterior mean, and what carries over some of its standard deviation above.
        var odds = meanLong / meanCarried;
        var deviation = Math.Sqrt(Math.Max(0, (squareLong * weight / (meanLong * meanLong)) - 1));
        return (meanSingle / weight * total, (1 + (Caution * deviation)) * meanCarried / weight * total, odds / (1 + odds));
    }

    // This loop is most of what a fit costs. Each model waits for its own day before; all together, none waits for another.
    private static void FollowCarried(Residual[] days, double scale, double single, Span<Vector256<double>> likelihoods)
    {
        var chains = new LikelihoodChain[CarriedShares.Length];
        for (var j = 0; j < chains.Length; j++)
            chains[j] = LikelihoodChain.Start(CarriedShares[j] * scale);
        var carry = Vector256.LoadUnsafe(ref Carries[0]);
        var (last, inverseScale) = (days[0].Day - 1, 1 / scale);
        for (var i = 0; i < days.Length; i++)
        {
            ref readonly var day = ref days[i];
            var kept = day.Day - last == 1 ? carry : Power(carry, day.Day - last);
            last = day.Day;
            var (own, value) = (Vector256.Create(single + day.Sampling), Vector256.Create(day.Value));
            foreach (ref var chain in chains.AsSpan())
                chain.Follow(kept, own, value, inverseScale);
            if ((i & (LikelihoodChain.DaysOfProduct - 1)) == LikelihoodChain.DaysOfProduct - 1)
            {
                foreach (ref var chain in chains.AsSpan())
                    chain.TakeLogarithm();
            }
        }

        for (var j = 0; j < chains.Length; j++)
        {
            chains[j].TakeLogarithm();
            likelihoods[j] = chains[j].LogLikelihood;
        }
    }

    private static bool IsEven(Residual[] days)
    {
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i].Sampling != 0 || days[i].Day != days[0].Day + i)
                return false;
        }

        return true;
    }

    // Where nothing carries over, days are independent.
    private static double LogLikelihood(Residual[] days, double scale, double single)
    {
        var (squares, logs, product) = (0.0, 0.0, 1.0);
        for (var i = 0; i < days.Length; i++)
        {
            var total = single + days[i].Sampling;
            squares += days[i].Value * days[i].Value / total;
            product *= total / scale;
            if ((i & (LikelihoodChain.DaysOfProduct - 1)) == LikelihoodChain.DaysOfProduct - 1)
                (logs, product) = (logs + Math.Log(product), 1);
        }

        return (squares + logs + Math.Log(product)) * -0.5;
    }

    private static Vector256<double> Power(Vector256<double> carry, int days) => Vector256.Create(
        Math.Pow(carry[0], days), Math.Pow(carry[1], days), Math.Pow(carry[2], days), Math.Pow(carry[3], days));
}
