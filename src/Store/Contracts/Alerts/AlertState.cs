namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Where an alert stands in its life.</summary>
public enum AlertState
{
    /// <summary>Its rule holds, but not for long enough yet.</summary>
    Pending,

    /// <summary>It is told of.</summary>
    Firing,

    /// <summary>Somebody has taken it up; it isn't repeated.</summary>
    Acknowledged,

    /// <summary>Its rule no longer holds, or somebody resolved it.</summary>
    Resolved,

    /// <summary>It was an event, and its time is over.</summary>
    Expired,
}
