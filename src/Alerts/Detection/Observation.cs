namespace StreamSubjectivity.Alerts.Detection;

/// <summary>A day as a channel sees it.</summary>
/// <param name="Day">Number of the day.</param>
/// <param name="Value">What was observed.</param>
/// <param name="Samples">Independent parts that the value is a mean of; 0 where that isn't known.</param>
/// <param name="Variance">Sampling variance of the value; not a number where it isn't known.</param>
internal readonly record struct Observation(int Day, double Value, double Samples, double Variance)
{
    /// <summary>Seven of them follow each other; which is Monday doesn't matter.</summary>
    public int Weekday => Day % 7;
}
