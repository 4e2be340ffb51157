using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Store.Model;

/// <summary>One try of a delivery.</summary>
internal sealed class AlertAttemptRow
{
    public Guid DeliveryId { get; set; }

    public int Attempt { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? Ended { get; set; }

    /// <summary>Null while it runs, and for good where a crash cut it: then nobody knows whether it arrived.</summary>
    public AttemptOutcome? Outcome { get; set; }

    public int? Status { get; set; }

    public string? Detail { get; set; }
}
