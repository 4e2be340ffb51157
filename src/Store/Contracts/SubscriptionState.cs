namespace StreamSubjectivity.Store.Contracts;

/// <summary>Where a WebSub subscription stands.</summary>
public enum SubscriptionState
{
    /// <summary>Asked for; the hub has not verified it.</summary>
    Pending,

    /// <summary>Verified: the hub sends what is new until the lease ends.</summary>
    Active,

    /// <summary>The hub refused or the asking failed; polling goes on as before.</summary>
    Failed,
}
