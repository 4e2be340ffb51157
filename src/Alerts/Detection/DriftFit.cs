using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>The level's own drift, by likelihood: which of four drifts predicts the days best, one ahead; without a clear preference the least.</summary>
internal static class DriftFit
{
    // As for LikelihoodChain, in double precision.
    private const int DaysOfProduct = 8;

    // In variances of a usual day, and what each costs: twice the log-likelihood that it must gain on the least.
    private static readonly double[] Shares = [1e-6, 1e-5, 1e-4, 1e-3];
    private static readonly double[] Handicaps = [0, 4, 4, 4];

    /// <summary>Variance that a day adds to the level.</summary>
    /// <param name="days">The days, in order.</param>
    /// <param name="model">How they scatter, without the drift.</param>
    public static double Of(ReadOnlySpan<Observation> days, NoiseModel model)
    {
        var costs = Vector256.LoadUnsafe(ref Handicaps[0]) + (model.WeekdayVariance == 0 ? OfLevels(days, model) : OfWeekdays(days, model));
        var best = 0;
        for (var i = 1; i < Shares.Length; i++)
            best = costs[i] < costs[best] ? i : best;

        return Shares[best] * model.TypicalVariance;
    }

    // As Baseline learns a level alone, under the four drifts at once.
    private static Vector256<double> OfLevels(ReadOnlySpan<Observation> days, NoiseModel model)
    {
        var drifts = Vector256.LoadUnsafe(ref Shares[0]) * model.TypicalVariance;
        var (level, uncertain) = (Vector256.Create(days[0].Value), Vector256.Create(Baseline.Unknown * model.TypicalVariance));
        var (cost, product, clip) = (Vector256<double>.Zero, Vector256<double>.One, Vector256.Create(Baseline.Clip));
        var (last, scale) = (days[0].Day, 1 / model.TypicalVariance);
        for (var i = 0; i < days.Length; i++)
        {
            ref readonly var day = ref days[i];
            uncertain += drifts * Math.Max(0, day.Day - last);
            last = day.Day;
            var total = uncertain + Vector256.Create(model.LongRunVariance(day));
            var reach = clip * Vector256.Sqrt(total);
            var surprise = Vector256.Min(Vector256.Max(Vector256.Create(day.Value) - level, -reach), reach);
            var step = uncertain / total;
            level += step * surprise;
            uncertain -= step * uncertain;
            cost += surprise * surprise / total;
            product *= total * scale;
            if ((i & (DaysOfProduct - 1)) == DaysOfProduct - 1)
                (cost, product) = (cost + Vector256.Log(product), Vector256<double>.One);
        }

        return cost + Vector256.Log(product);
    }

    // The four side by side, so that none waits for its own day before alone.
    private static Vector256<double> OfWeekdays(ReadOnlySpan<Observation> days, NoiseModel model)
    {
        var baselines = Array.ConvertAll(Shares, _ => new Baseline());
        foreach (var baseline in baselines)
            baseline.Start(days[0].Value, Baseline.Unknown * model.TypicalVariance, model.WeekdayVariance, days[0].Day);
        Span<double> costs = stackalloc double[Shares.Length], products = stackalloc double[Shares.Length];
        costs.Clear();
        products.Fill(1);
        var scale = 1 / model.TypicalVariance;
        for (var i = 0; i < days.Length; i++)
        {
            var noise = model.LongRunVariance(days[i]);
            for (var k = 0; k < baselines.Length; k++)
            {
                var (surprise, variance) = baselines[k].Learn(days[i], noise, Shares[k] * model.TypicalVariance);
                costs[k] += surprise * surprise / variance;
                products[k] *= variance * scale;
            }

            if ((i & (DaysOfProduct - 1)) == DaysOfProduct - 1)
                TakeLogarithms(costs, products);
        }

        TakeLogarithms(costs, products);
        return Vector256.Create<double>(costs);
    }

    private static void TakeLogarithms(Span<double> costs, Span<double> products)
    {
        for (var k = 0; k < costs.Length; k++)
            costs[k] += Math.Log(products[k]);
        products.Fill(1);
    }
}
