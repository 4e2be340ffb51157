namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>An alert that a rule would have made.</summary>
/// <param name="Labels">What it is about.</param>
/// <param name="Fired">When it would have begun to fire.</param>
/// <param name="Ended">When it would have ended; null where it fires still.</param>
/// <param name="Summary">It in a line.</param>
public sealed record RuleEpisode(IReadOnlyDictionary<string, string> Labels, DateTimeOffset Fired, DateTimeOffset? Ended, string Summary);
