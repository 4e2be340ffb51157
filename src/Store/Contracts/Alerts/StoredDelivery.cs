namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>A delivery as people look at it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="NotificationId">The notification.</param>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Kind">Why it is told of.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Due">When the next attempt is due; of the past where there is none.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="Done">When it was delivered or given up, or null.</param>
/// <param name="LastError">What the last failed attempt said, or null.</param>
public sealed record StoredDelivery(
    Guid Id,
    Guid NotificationId,
    string Channel,
    NotificationKind Kind,
    DeliveryState State,
    DateTimeOffset Created,
    DateTimeOffset Due,
    int Attempts,
    DateTimeOffset? Done,
    string? LastError);
