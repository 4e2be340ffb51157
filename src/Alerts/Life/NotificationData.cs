namespace StreamSubjectivity.Alerts.Life;

/// <summary>A group and its alerts, as they are told of.</summary>
/// <param name="Notification">Id of the notification.</param>
/// <param name="Group">Labels that the alerts share.</param>
/// <param name="Firing">Alerts that fire.</param>
/// <param name="Resolved">Alerts that are over since the last notification.</param>
/// <param name="Alerts">The alerts, those that fire first.</param>
/// <param name="Left">Alerts that didn't fit in.</param>
internal sealed record NotificationData(
    Guid Notification, IReadOnlyDictionary<string, string> Group, int Firing, int Resolved, IReadOnlyList<ToldAlert> Alerts, int Left);
