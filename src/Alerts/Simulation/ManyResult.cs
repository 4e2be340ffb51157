namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>Many outlets that are watched at once under one promise, some of which shift.</summary>
/// <param name="Outlets">Outlets.</param>
/// <param name="Days">Days that were watched.</param>
/// <param name="Promised">False alarms that "at most one a year" allows in these days.</param>
/// <param name="FalseAlarms">Alarms of outlets that hadn't shifted.</param>
/// <param name="Shifted">Outlets that shifted.</param>
/// <param name="Found">Of those, the ones that were found.</param>
/// <param name="FalseShare">False alarms among all alarms.</param>
/// <param name="Delay">Median days until a shift was found.</param>
internal sealed record ManyResult(
    int Outlets, int Days, double Promised, int FalseAlarms, int Shifted, int Found, double FalseShare, double? Delay);
