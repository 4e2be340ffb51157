namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its next attempt, or that runs.</summary>
    Waiting,

    /// <summary>The channel took it.</summary>
    Delivered,

    /// <summary>The last attempt failed too, or the channel said that no other would do. A replay begins anew.</summary>
    Failed,
}
