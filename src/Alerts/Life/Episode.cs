namespace StreamSubjectivity.Alerts.Life;

/// <summary>An alert that would have been, in a replay.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Labels">What it is about.</param>
/// <param name="Fired">When it would have begun to fire.</param>
/// <param name="Ended">When it would have ended; null where it fires still.</param>
/// <param name="Summary">It in a line, as it was when it fired.</param>
/// <param name="Value">What was measured then.</param>
internal sealed record Episode(
    string Rule, IReadOnlyDictionary<string, string> Labels, DateTimeOffset Fired, DateTimeOffset? Ended, string Summary, double Value);
