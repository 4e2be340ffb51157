namespace StreamSubjectivity.Alerts.Dating;

/// <summary>A day of a series that is to be dated.</summary>
/// <param name="Day">Number of the day; they grow.</param>
/// <param name="Value">Its value.</param>
/// <param name="Variance">Its variance as part of a mean over many days, above 0.</param>
internal readonly record struct DatedValue(int Day, double Value, double Variance);
