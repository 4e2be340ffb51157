namespace StreamSubjectivity.Store.Contracts;

/// <summary>WebSub subscriptions, one a source at most.</summary>
public interface ISubscriptionStore
{
    /// <summary>The subscription of a source, or null.</summary>
    Task<Subscription?> FindAsync(long sourceId, CancellationToken cancellationToken);

    /// <summary>The subscription whose callback ends in this token, with its source, or null.</summary>
    Task<(Subscription Subscription, Source Source)?> FindByTokenAsync(string token, CancellationToken cancellationToken);

    /// <summary>Stores a subscription in place of the source's former one.</summary>
    Task SaveAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>
    /// Changes where a subscription stands, if its topic and token are still these. Returns whether it was there: a hub may answer
    /// about one that was replaced meanwhile.
    /// </summary>
    Task<bool> UpdateAsync(Subscription subscription, CancellationToken cancellationToken);
}
