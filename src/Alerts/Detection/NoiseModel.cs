namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// How the days of a series scatter around its level: articles within a day, days one by one, and days that resemble the day before
/// (an AR(1) process).
/// </summary>
/// <param name="SampleVariance">Variance of one sample (article); not a number where days carry their own variance, or none.</param>
/// <param name="DayVariance">Variance of what moves one day alone.</param>
/// <param name="CarriedVariance">Variance of what carries over from day to day.</param>
/// <param name="Carry">Its correlation from one day to the next, 0 to below 1.</param>
/// <param name="LevelDrift">Variance that a day adds to the level.</param>
/// <param name="WeekdayVariance">Variance of the weekdays' effects; 0 where there are none to be seen.</param>
/// <param name="Inflation">At least 1: how much wider the future is taken, because all this is estimated from a finite past.</param>
/// <param name="TypicalVariance">Variance of a usual day around its prediction.</param>
internal sealed record NoiseModel(
    double SampleVariance,
    double DayVariance,
    double CarriedVariance,
    double Carry,
    double LevelDrift,
    double WeekdayVariance,
    double Inflation,
    double TypicalVariance)
{
    /// <summary>Sampling variance of a day.</summary>
    public double SamplingVariance(in Observation day) =>
        day.Samples > 0 && !double.IsNaN(SampleVariance) ? SampleVariance / day.Samples
        : double.IsNaN(day.Variance) ? 0
        : day.Variance;

    /// <summary>
    /// Variance of a day as it counts for means over many days: what carries over counts (1+φ)/(1−φ) times (the long-run variance of AR(1)).
    /// </summary>
    public double LongRunVariance(in Observation day) =>
        SamplingVariance(day) + DayVariance + (CarriedVariance * (1 + Carry) / (1 - Carry));

    /// <summary>
    /// What a shift of one unit adds to the innovations of usual days after its first, to which it adds one: part of it the filter of what
    /// carries over expects. The filter's gain is the one it settles at: the prediction's variance P solves P² + P(own(1 − φ²) − q) = q own
    /// (Harvey 1989, 3.3.3).
    /// </summary>
    public double LaterResponse()
    {
        if (CarriedVariance <= 0)
            return 1;
        var own = Math.Max(TypicalVariance - CarriedVariance, 1e-3 * TypicalVariance);
        var fresh = CarriedVariance * (1 - (Carry * Carry));
        var half = ((own * (1 - (Carry * Carry))) - fresh) / 2;
        var predicted = Math.Sqrt((half * half) + (fresh * own)) - half;
        var gain = predicted / (predicted + own);
        return (1 - Carry) / (1 - Carry + (Carry * gain));
    }
}
