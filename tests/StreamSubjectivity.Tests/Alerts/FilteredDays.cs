using StreamSubjectivity.Alerts.Detection;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>Likelihoods in double precision, by the filter that judges days.</summary>
internal static class FilteredDays
{
    /// <summary>The logarithm of that of days under one model, whose shares are over their variance, less a constant.</summary>
    public static double LogLikelihood(Residual[] days, double total, double single, double carried, double carry)
    {
        var filter = CarryFilter.Start(carried, days[0].Day - 1);
        double cost = 0;
        foreach (var day in days)
        {
            filter.Predict(day.Day, carried, carry);
            var (variance, surprise) = (filter.Variance + single + (day.Sampling / total), (day.Value / Math.Sqrt(total)) - filter.Mean);
            cost += (surprise * surprise / variance) + Math.Log(variance);
            filter.Learn(surprise, variance);
        }

        return cost * -0.5;
    }
}
