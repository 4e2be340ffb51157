namespace StreamSubjectivity.Store.Contracts;

/// <summary>What a poll of a source brought, stored in one transaction so that no entry is lost behind its own ETag.</summary>
/// <param name="At">When the answer came.</param>
/// <param name="NextPoll">When to poll again.</param>
/// <param name="ETag">New validator, or null.</param>
/// <param name="LastModified">New validator, or null.</param>
/// <param name="MovedTo">New URL after a permanent redirect, or null.</param>
/// <param name="Error">Null for a success, else what went wrong, for people.</param>
/// <param name="Gone">Whether the source ended (410).</param>
/// <param name="Entries">Entries of the feed; those known with the same fingerprint are not stored again.</param>
public sealed record PollOutcome(
    DateTimeOffset At,
    DateTimeOffset NextPoll,
    string? ETag,
    string? LastModified,
    string? MovedTo,
    string? Error,
    bool Gone,
    IReadOnlyList<EntryDraft> Entries)
{
    /// <summary>When the feed asks to be polled, or null where the answer didn't say: then the last word stays.</summary>
    public PublisherHints? Hints { get; init; }
}
