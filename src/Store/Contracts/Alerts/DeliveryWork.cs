namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>What an attempt needs.</summary>
/// <param name="Ticket">The attempt.</param>
/// <param name="NotificationId">The notification.</param>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Kind">Why it is told of.</param>
/// <param name="Created">When the notification was made.</param>
/// <param name="Payload">JSON, as it is sent.</param>
/// <param name="Failures">Attempts that failed before.</param>
public sealed record DeliveryWork(
    DeliveryTicket Ticket, Guid NotificationId, string Channel, NotificationKind Kind, DateTimeOffset Created, string Payload, int Failures);
