using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Store.Model;

/// <summary>A notification on its way to a channel.</summary>
internal sealed class AlertDeliveryRow
{
    public Guid Id { get; set; }

    public Guid NotificationId { get; set; }

    public required string Channel { get; set; }

    public DeliveryState State { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Due { get; set; }

    /// <summary>Number of the last attempt.</summary>
    public int Attempt { get; set; }

    /// <summary>Attempts that failed; those that were cut by a crash don't count.</summary>
    public int Failures { get; set; }

    /// <summary>Until when the attempt is somebody's; past that it was cut.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Whether the attempt was begun: a message that comes twice begins it once.</summary>
    public bool Begun { get; set; }

    public DateTimeOffset? Done { get; set; }

    public string? LastError { get; set; }
}
