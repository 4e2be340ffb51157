namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>What is told of a group at one time, and where to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="GroupKey">The group.</param>
/// <param name="Kind">Why.</param>
/// <param name="Created">When.</param>
/// <param name="Payload">JSON, as it is sent.</param>
/// <param name="Channels">Names of the channels that get it, each by a delivery of its own.</param>
public sealed record AlertNotification(
    Guid Id, string GroupKey, NotificationKind Kind, DateTimeOffset Created, string Payload, IReadOnlyList<string> Channels);
