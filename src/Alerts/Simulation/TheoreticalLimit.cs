using StreamSubjectivity.Alerts.Detection;

namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>
/// The delay that no detector beats on average, to first order in the promised time between false alarms: the days after which what they
/// know of the shift reaches log A (Lorden 1971; Lai 1998 for dependent days). For independent days that is log A over the
/// Kullback–Leibler divergence of a shifted day.
/// </summary>
internal static class TheoreticalLimit
{
    /// <summary>The limit in days, with fractions.</summary>
    /// <param name="cell">Kind of outlet.</param>
    /// <param name="daysBetweenFalseAlarms">The promise.</param>
    /// <param name="news">
    /// Whether a day of news, however large, must not alarm. Then the first day of a shift, which looks the same, says nothing.
    /// </param>
    public static double Days(SimulatedCell cell, double daysBetweenFalseAlarms, bool news = false)
    {
        var height = Math.Log(daysBetweenFalseAlarms);
        var filter = Settled(cell);
        double expected = 0, known = 0;
        for (var day = 0; ; day++)
        {
            filter.Predict(filter.Day + 1, cell.CarriedVariance, SimulatedCell.Carry);
            var total = filter.Variance + cell.SamplingVariance;
            // What of the shift the filter doesn't expect yet.
            var left = 1 - (expected * (cell.Carried ? SimulatedCell.Carry : 0));
            var gained = day == 0 && news ? 0 : cell.Shift * cell.Shift * left * left / (2 * total);
            if (known + gained >= height)
                return day + ((height - known) / gained);
            known += gained;
            var gain = filter.Learn(0, total);
            expected = (expected * (cell.Carried ? SimulatedCell.Carry : 0)) + (gain * left);
        }
    }

    private static CarryFilter Settled(SimulatedCell cell)
    {
        var filter = CarryFilter.Start(cell.CarriedVariance, 0);
        for (var day = 1; day < 100; day++)
        {
            filter.Predict(day, cell.CarriedVariance, SimulatedCell.Carry);
            filter.Learn(0, filter.Variance + cell.SamplingVariance);
        }

        return filter;
    }
}
