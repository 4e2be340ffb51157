namespace StreamSubjectivity.Store.Contracts;

/// <summary>Where input that can't be processed is kept.</summary>
public interface IQuarantine
{
    /// <summary>Keeps an item; the same kind and location replaces the item before.</summary>
    Task AddAsync(QuarantinedItem item, CancellationToken cancellationToken);

    /// <summary>Items, the newest first.</summary>
    /// <param name="kind">Only of this kind, or null.</param>
    /// <param name="reason">Only of this reason, or null.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<KeptItem>> ListAsync(string? kind, string? reason, int limit, CancellationToken cancellationToken);

    /// <summary>An item, or null where there is none.</summary>
    Task<KeptItem?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The bytes that are kept of an item, or null where there is none.</summary>
    Task<byte[]?> ReadAsync(long id, CancellationToken cancellationToken);

    /// <summary>
    /// Puts what an item came from back to work and drops the item, in one transaction: an entry waits again, a source is due. False
    /// where neither is there (any more): then the item stays.
    /// </summary>
    Task<bool> RequeueAsync(long id, CancellationToken cancellationToken);

    /// <summary>Drops items. Returns how many there were.</summary>
    Task<int> DropAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);
}
