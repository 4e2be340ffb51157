using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>A delivery as a channel gets it.</summary>
/// <param name="DeliveryId">Id of the delivery, the same at every attempt and replay.</param>
/// <param name="Kind">Why it is told of.</param>
/// <param name="Created">When the notification was made.</param>
/// <param name="Payload">JSON, as it is sent.</param>
internal sealed record Message(Guid DeliveryId, NotificationKind Kind, DateTimeOffset Created, string Payload)
{
    /// <summary>The id by which receivers know it again (<c>webhook-id</c>).</summary>
    public string Id => $"msg_{DeliveryId:N}";

    /// <summary>The payload, read.</summary>
    public NotificationPayload Content { get; } = NotificationPayload.Read(Payload);
}
