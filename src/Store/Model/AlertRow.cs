using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Store.Model;

/// <summary>One episode of an alert, from pending to its end.</summary>
internal sealed class AlertRow
{
    public Guid Id { get; set; }

    public required string Rule { get; set; }

    /// <summary>Digest of the labels: of a rule and fingerprint one episode is open at a time.</summary>
    public required string Fingerprint { get; set; }

    public required string Labels { get; set; }

    public AlertState State { get; set; }

    public DateTimeOffset Started { get; set; }

    /// <summary>For how long it was seen to hold, by the evaluator's own steps: a clock that jumps adds nothing.</summary>
    public TimeSpan Held { get; set; }

    /// <summary>For how long it wasn't seen since it was last.</summary>
    public TimeSpan Absent { get; set; }

    public DateTimeOffset? Fired { get; set; }

    public DateTimeOffset Seen { get; set; }

    public DateTimeOffset? Ended { get; set; }

    /// <summary>When an event ends by itself; null for a condition, which ends when it no longer holds.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    public double Value { get; set; }

    public required string Summary { get; set; }

    public string? Details { get; set; }

    public string? HandledBy { get; set; }

    public string? Note { get; set; }

    /// <summary>Whether a person resolved it while it still held: it isn't opened again before it was gone once.</summary>
    public bool ClosedByHand { get; set; }
}
