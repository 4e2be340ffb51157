namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A measurement of drift.</summary>
/// <param name="At">When it was made; null where there is none yet.</param>
/// <param name="Running">Whether one is being made.</param>
/// <param name="Gap">Why it tells nothing; null where it does.</param>
/// <param name="Groups">All sentences first, then the outlets, the farthest first.</param>
public sealed record DriftMeasurement(DateTimeOffset? At, bool Running, DriftGap? Gap, IReadOnlyList<DriftGroup> Groups);
