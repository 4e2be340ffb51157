namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>Median days until a shift is found, the day of the shift being day 1; no number where most were not found within a year.</summary>
/// <param name="Articles">Articles a day.</param>
/// <param name="Shift">Size of the shift.</param>
/// <param name="Carried">Whether days resemble the day before.</param>
/// <param name="Weekdays">Whether weekends are written otherwise.</param>
/// <param name="Limit">See <see cref="TheoreticalLimit"/>.</param>
/// <param name="NewsLimit">The same where a day of news must not alarm: the first day says nothing.</param>
/// <param name="Detector">Until ours calls it a lasting shift.</param>
/// <param name="FirstSign">Until ours calls the day sudden, or a shift.</param>
/// <param name="Late">Days until nine of ten were found.</param>
/// <param name="Found">Share found within a year.</param>
/// <param name="Rivals">Medians of the rivals, tuned in the very cell.</param>
internal sealed record DelayResult(
    int Articles,
    double Shift,
    bool Carried,
    bool Weekdays,
    double Limit,
    double NewsLimit,
    double? Detector,
    double? FirstSign,
    double? Late,
    double Found,
    IReadOnlyDictionary<Rival, double?> Rivals)
{
    /// <summary>Our median in units of the limit.</summary>
    public double? Ratio => Detector / Limit;

    /// <summary>Our median in units of the limit for detectors that news of a day doesn't alarm.</summary>
    public double? NewsRatio => Detector / NewsLimit;
}
