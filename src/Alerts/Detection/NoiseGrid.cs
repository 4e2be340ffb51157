namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Models of how days scatter, weighed by how well they predict the past one day ahead (prediction-error decomposition of the likelihood,
/// Harvey 1989, 3.4). Half of the prior weight says that nothing carries over.
/// </summary>
internal static class NoiseGrid
{
    private static readonly double[] SingleShares = [0, 0.1, 0.25, 0.5, 0.8, 1.1];
    private static readonly double[] CarriedShares = [0.1, 0.25, 0.5, 0.8, 1.1];
    private static readonly double[] Carries = [0.3, 0.55, 0.8, 0.93];

    /// <summary>Posterior means of the day variance, the carried variance and its correlation.</summary>
    /// <param name="days">Residuals in order.</param>
    /// <param name="total">Their variance.</param>
    public static (double Single, double Carried, double Carry) Average(Residual[] days, double total)
    {
        var sampled = Array.TrueForAll(days, d => d.Sampling > 0);
        var models = new List<(double Single, double Carried, double Carry, double LogWeight)>();
        var carriedPrior = -Math.Log(CarriedShares.Length * Carries.Length);
        foreach (var single in SingleShares)
        {
            if (single > 0 || sampled)
                models.Add((single, 0, 0, LogLikelihood(days, total, single * total, 0, 0)));
            foreach (var carried in CarriedShares)
            {
                foreach (var carry in Carries)
                    models.Add((single, carried, carry, carriedPrior + LogLikelihood(days, total, single * total, carried * total, carry)));
            }
        }

        var best = models.Max(m => m.LogWeight);
        double weight = 0, meanSingle = 0, meanCarried = 0, meanLong = 0;
        foreach (var model in models)
        {
            var w = Math.Exp(model.LogWeight - best);
            weight += w;
            meanSingle += w * model.Single;
            meanCarried += w * model.Carried;
            meanLong += w * model.Carried * model.Carry / (1 - model.Carry);
        }

        // The correlation that gives the long-run variance its posterior mean.
        var odds = meanCarried > 0 ? meanLong / meanCarried : 0;
        return (meanSingle / weight * total, meanCarried / weight * total, odds / (1 + odds));
    }

    private static double LogLikelihood(Residual[] days, double scale, double single, double carried, double carry)
    {
        var filter = CarryFilter.Start(carried, days[0].Day - 1);
        double squares = 0, logs = 0, product = 1;
        for (var i = 0; i < days.Length; i++)
        {
            ref readonly var day = ref days[i];
            if (carried > 0)
                filter.Predict(day.Day, carried, carry);
            var total = filter.Variance + single + day.Sampling;
            var surprise = day.Value - filter.Mean;
            squares += surprise * surprise / total;
            product *= total / scale;
            // Logarithms cost most of it: one for eight days.
            if ((i & 7) == 7)
            {
                logs += Math.Log(product);
                product = 1;
            }

            if (carried > 0)
                filter.Learn(surprise, total);
        }

        return -0.5 * (squares + logs + Math.Log(product));
    }
}
