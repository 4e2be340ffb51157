namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>Keys of the API. Only hashes of their secrets are stored.</summary>
public interface IKeyStore
{
    /// <summary>All keys, the newest first, those too that are revoked or have expired.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The key whose secret has a hash, or null.</summary>
    Task<ApiKey?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Adds a key.</summary>
    Task AddAsync(ApiKey key, byte[] hash, CancellationToken cancellationToken);

    /// <summary>Revokes a key; false where there is none of that id, or it was revoked before.</summary>
    Task<bool> RevokeAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Records that a key was used.</summary>
    Task UsedAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken);
}
