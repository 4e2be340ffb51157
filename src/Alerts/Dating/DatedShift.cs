namespace StreamSubjectivity.Alerts.Dating;

/// <summary>A shift with its date and size.</summary>
/// <param name="Since">The most likely first day of the new level.</param>
/// <param name="Earliest">First day of the interval that holds the change with 95 %.</param>
/// <param name="Latest">Last day of it.</param>
/// <param name="From">The level before.</param>
/// <param name="To">The level since.</param>
/// <param name="Confidence">Probability that the level has moved in this direction at all, 0.5 to 1.</param>
internal sealed record DatedShift(
    DateOnly Since, DateOnly Earliest, DateOnly Latest, LevelEstimate From, LevelEstimate To, double Confidence)
{
    /// <summary>The new level less the old one.</summary>
    public double Size => To.Value - From.Value;
}
