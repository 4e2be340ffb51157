namespace StreamSubjectivity.Alerts.Rules;

/// <summary>That a rule holds for something.</summary>
/// <param name="Labels">What it holds for.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Summary">It in a line for people.</param>
internal sealed record Finding(IReadOnlyDictionary<string, string> Labels, double Value, string Summary)
{
    /// <summary>All that is known of it, as JSON, or null.</summary>
    public string? Details { get; init; }

    /// <summary>When an event ends by itself; null for a condition, which ends when it no longer holds.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}
