namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>Where a usual day of a series lies while nothing changes.</summary>
/// <param name="Level">The level that days are held against, 0 to 1.</param>
/// <param name="Low">Lower end of the band that holds 95 % of the days with a usual number of articles.</param>
/// <param name="High">Upper end of it.</param>
public sealed record ExpectedDay(double Level, double Low, double High);
