using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Store.Model;

/// <summary>A change of an alert's state.</summary>
internal sealed class AlertTransitionRow
{
    public long Id { get; set; }

    public Guid AlertId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null for the first one.</summary>
    public AlertState? Before { get; set; }

    public AlertState After { get; set; }

    public string? HandledBy { get; set; }

    public string? Note { get; set; }
}
