namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Why a group is told of.</summary>
public enum NotificationKind
{
    /// <summary>An alert of it began to fire.</summary>
    Firing,

    /// <summary>It has been firing for another <c>repeat_interval</c>.</summary>
    Repeat,

    /// <summary>Alerts of it are over and none is new.</summary>
    Resolved,

    /// <summary>Somebody tries a channel.</summary>
    Test,
}
