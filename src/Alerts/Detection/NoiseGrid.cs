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

    // Two carried shares a vector, each with all correlations; the last one is that nothing carries over.
    private static readonly Vector256<float> CarryLanes = Lanes(i => Carries[i % Carries.Length]);
    private static readonly Vector256<float>[] CarriedLanes = [.. CarriedShares.Append(0).Chunk(2)
        .Select(pair => Lanes(i => pair[i / Carries.Length]))];

    // For each single share above 0.
    private static readonly SettlingChain[][] EvenChains = [.. SingleShares.Skip(1).Select(single =>
        CarriedLanes.Select(carried => new SettlingChain((float)single, carried, CarryLanes)).ToArray())];

    /// <summary>Posterior means of the day variance, the carried variance and its correlation.</summary>
    /// <param name="days">Residuals in order.</param>
    /// <param name="total">Their variance.</param>
    public static (double Single, double Carried, double Carry) Average(Residual[] days, double total)
    {
        var sampled = Array.TrueForAll(days, d => d.Sampling > 0);
        var models = new List<(double Single, double Carried, double Carry, double LogWeight)>();
        var isEven = !sampled && IsEven(days);
        var (values, sampling) = (new float[days.Length], new float[days.Length]);
        var (deviation, least) = (Math.Sqrt(total), sampled ? 1 / LikelihoodChain.LargestVariance : 0);
        for (var i = 0; i < days.Length; i++)
        {
            values[i] = (float)(days[i].Value / deviation);
            sampling[i] = (float)Math.Clamp(days[i].Sampling / total, least, LikelihoodChain.LargestVariance);
        }

        var likelihoods = new Vector256<float>[CarriedLanes.Length];
        var carriedPrior = -Math.Log(CarriedShares.Length * Carries.Length);
        for (var k = sampled ? 0 : 1; k < SingleShares.Length; k++)
        {
            var single = SingleShares[k];
            var prior = single > 0 ? -Math.Log(SingleShares.Length - 1) : 0;
            for (var j = 0; isEven && j < likelihoods.Length; j++)
                likelihoods[j] = EvenChains[k - 1][j].LogLikelihood(values);
            if (!isEven)
                Follow(days, values, sampling, (float)single, likelihoods);
            models.Add((single, 0, 0, prior + likelihoods[^1][Carries.Length]));
            for (var j = 0; j < CarriedShares.Length; j++)
            {
                for (var i = 0; i < Carries.Length; i++)
                    models.Add((single, CarriedShares[j], Carries[i], prior + carriedPrior + likelihoods[j / 2][((j % 2) * Carries.Length) + i]));
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
        var spread = Math.Sqrt(Math.Max(0, (squareLong * weight / (meanLong * meanLong)) - 1));
        return (meanSingle / weight * total, (1 + (Caution * spread)) * meanCarried / weight * total, odds / (1 + odds));
    }

    // This loop is most of what a fit costs. Each model waits for its own day before; all together, none waits for another.
    private static void Follow(
        Residual[] days, ReadOnlySpan<float> values, ReadOnlySpan<float> sampling, float single, Span<Vector256<float>> likelihoods)
    {
        // In registers: an array of them would be stored and loaded every day.
        var (first, second, third) = (
            LikelihoodChain.Start(CarriedLanes[0]), LikelihoodChain.Start(CarriedLanes[1]), LikelihoodChain.Start(CarriedLanes[2]));
        var last = days[0].Day - 1;
        for (var i = 0; i < days.Length; i++)
        {
            var gap = days[i].Day - last;
            var kept = gap == 1 ? CarryLanes : Lanes(lane => Math.Pow(Carries[lane % Carries.Length], gap));
            last = days[i].Day;
            var (own, value) = (Vector256.Create(single + sampling[i]), Vector256.Create(values[i]));
            first.Follow(kept, own, value);
            second.Follow(kept, own, value);
            third.Follow(kept, own, value);
            if ((i & (LikelihoodChain.DaysOfProduct - 1)) != LikelihoodChain.DaysOfProduct - 1)
                continue;
            first.TakeLogarithm();
            second.TakeLogarithm();
            third.TakeLogarithm();
        }

        first.TakeLogarithm();
        second.TakeLogarithm();
        third.TakeLogarithm();
        (likelihoods[0], likelihoods[1], likelihoods[2]) = (first.LogLikelihood, second.LogLikelihood, third.LogLikelihood);
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

    private static Vector256<float> Lanes(Func<int, double> of) => Vector256.Create(
        (float)of(0), (float)of(1), (float)of(2), (float)of(3), (float)of(4), (float)of(5), (float)of(6), (float)of(7));
}
