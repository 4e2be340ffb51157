namespace StreamSubjectivity.Alerts.Detection;

/// <summary>All that a <see cref="ShiftDetector"/> knows.</summary>
/// <param name="Version">Of this form; another one can't be resumed.</param>
/// <param name="LastDay">Number of the last day; null before the first.</param>
/// <param name="Level">The channel of the means.</param>
/// <param name="Spread">The channel of the articles' spread.</param>
internal sealed record ShiftDetectorState(int Version, int? LastDay, ChannelState Level, ChannelState Spread);
