namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A lasting change of the level of a series, dated afterwards.</summary>
/// <param name="Since">The most likely first day of the new level.</param>
/// <param name="Earliest">First day of the interval that holds the change with 95 %.</param>
/// <param name="Latest">Last day of it.</param>
/// <param name="From">The level before, 0 to 1.</param>
/// <param name="FromError">Its standard error.</param>
/// <param name="To">The level since.</param>
/// <param name="ToError">Its standard error.</param>
/// <param name="Confidence">Probability that the level has moved in this direction at all, 0.5 to 1.</param>
public sealed record LevelChange(
    DateOnly Since,
    DateOnly Earliest,
    DateOnly Latest,
    double From,
    double FromError,
    double To,
    double ToError,
    double Confidence);
