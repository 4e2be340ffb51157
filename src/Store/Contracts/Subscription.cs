namespace StreamSubjectivity.Store.Contracts;

/// <summary>A WebSub subscription of a source (W3C WebSub).</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Hub">URL of the hub.</param>
/// <param name="Topic">URL of the topic.</param>
/// <param name="Token">Unguessable last part of the callback's URL.</param>
/// <param name="Secret">Key of the signatures, of fewer than 200 bytes.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Requested">When it was last asked for.</param>
/// <param name="Expires">End of the lease, or null.</param>
/// <param name="LastError">Why it failed, or null.</param>
public sealed record Subscription(
    long SourceId,
    string Hub,
    string Topic,
    string Token,
    string Secret,
    SubscriptionState State,
    DateTimeOffset Requested,
    DateTimeOffset? Expires,
    string? LastError);
