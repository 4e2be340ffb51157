namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>One episode of an alert.</summary>
/// <param name="Id">Its id, in the order of their beginnings.</param>
/// <param name="Rule">Name of its rule.</param>
/// <param name="Fingerprint">Digest of the labels; of a rule and fingerprint one episode is open at a time.</param>
/// <param name="Labels">What it is about, by name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Started">When its rule was first seen to hold.</param>
/// <param name="Value">What the rule measured last.</param>
/// <param name="Summary">It in a line for people.</param>
public sealed record StoredAlert(
    Guid Id,
    string Rule,
    string Fingerprint,
    IReadOnlyDictionary<string, string> Labels,
    AlertState State,
    DateTimeOffset Started,
    double Value,
    string Summary)
{
    /// <summary>All that is known of it beyond the summary, as JSON, or null.</summary>
    public string? Details { get; init; }

    /// <summary>For how long it was seen to hold, by the evaluator's own steps: a clock that jumps adds nothing.</summary>
    public TimeSpan Held { get; init; }

    /// <summary>For how long it wasn't seen since it last was.</summary>
    public TimeSpan Absent { get; init; }

    /// <summary>When it began to fire, or null.</summary>
    public DateTimeOffset? Fired { get; init; }

    /// <summary>When its rule was last seen to hold.</summary>
    public DateTimeOffset Seen { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>When an event ends by itself; null for a condition, which ends when it no longer holds.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Who acknowledged or resolved it, or null.</summary>
    public string? HandledBy { get; init; }

    /// <summary>What that person had to say, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a person resolved it while it still held: it isn't opened again before it was gone once.</summary>
    public bool ClosedByHand { get; init; }

    /// <summary>Whether it has not ended.</summary>
    public bool IsOpen => State <= AlertState.Acknowledged;

    /// <summary>Whether it is told of.</summary>
    public bool IsActive => State is AlertState.Firing or AlertState.Acknowledged;
}
