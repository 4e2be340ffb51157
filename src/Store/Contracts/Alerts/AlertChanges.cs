namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>What a step of the alerts' life changes. It is written whole or not at all.</summary>
/// <param name="At">When the step was taken.</param>
/// <param name="Alerts">New and changed alerts.</param>
/// <param name="Dropped">Alerts that ended before they fired: nothing is kept of them.</param>
/// <param name="Transitions">Changes of state.</param>
/// <param name="Groups">New and changed groups.</param>
/// <param name="DroppedGroups">Keys of groups with nothing more to tell.</param>
/// <param name="Notifications">What is to be told.</param>
public sealed record AlertChanges(
    DateTimeOffset At,
    IReadOnlyList<StoredAlert> Alerts,
    IReadOnlyList<Guid> Dropped,
    IReadOnlyList<AlertTransition> Transitions,
    IReadOnlyList<AlertGroup> Groups,
    IReadOnlyList<string> DroppedGroups,
    IReadOnlyList<AlertNotification> Notifications);
