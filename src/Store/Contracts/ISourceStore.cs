namespace StreamSubjectivity.Store.Contracts;

/// <summary>Sources, their polls and their entries. Claims are leases: what a crashed process held becomes due again.</summary>
public interface ISourceStore
{
    /// <summary>Adds a source that is due at once; one with this URL is returned as it is.</summary>
    Task<Source> AddAsync(NewSource source, CancellationToken cancellationToken);

    /// <summary>All sources by outlet and URL.</summary>
    Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Leases up to <paramref name="limit"/> active sources that are due, the longest due first, of each host one, and none of a host
    /// of which one is leased.
    /// </summary>
    Task<IReadOnlyList<Source>> ClaimDueAsync(int limit, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Gives a leased source back unpolled, due at <paramref name="until"/>.</summary>
    Task PostponeAsync(long sourceId, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Makes a source active or paused; one that becomes active is due at once. Returns whether there is one with this URL.</summary>
    Task<bool> SetStateAsync(string url, SourceState state, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a source with its entries; articles stay. Returns whether there was one with this URL.
    /// </summary>
    Task<bool> RemoveAsync(string url, CancellationToken cancellationToken);

    /// <summary>Stores a poll's outcome and its entries in one transaction. Returns how many entries are new or changed.</summary>
    Task<int> RecordPollAsync(long sourceId, PollOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Stores entries that came without a poll. Returns how many are new or changed.</summary>
    Task<int> AddEntriesAsync(long sourceId, IReadOnlyList<EntryDraft> entries, CancellationToken cancellationToken);

    /// <summary>
    /// Leases up to <paramref name="limit"/> entries that wait and are due, the oldest first, of each host one, and none of a host of
    /// which one is leased: a slow host holds one place and no more.
    /// </summary>
    Task<IReadOnlyList<PendingEntry>> ClaimEntriesAsync(int limit, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Stores the entry's article and marks the entry done, in one transaction.</summary>
    Task<StoredArticle> CompleteEntryAsync(long entryId, ArticleDraft article, CancellationToken cancellationToken);

    /// <summary>Puts an entry off until <paramref name="retryAt"/> and counts the try.</summary>
    Task DeferEntryAsync(long entryId, string reason, DateTimeOffset retryAt, CancellationToken cancellationToken);

    /// <summary>Puts an entry off until <paramref name="until"/> as if it had not been tried: its host was not asked.</summary>
    Task PostponeEntryAsync(long entryId, string reason, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Marks an entry as one that will not become an article, and keeps its reason and bytes in the quarantine, in one transaction.</summary>
    Task RejectEntryAsync(long entryId, QuarantinedItem item, CancellationToken cancellationToken);

    /// <summary>Entries that still wait.</summary>
    Task<long> CountPendingEntriesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes back every claim on sources and entries: for a database that no other process works on, where they are a killed one's.
    /// </summary>
    Task ReleaseClaimsAsync(CancellationToken cancellationToken);
}
