namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>The audit log. Entries are added and read, and dropped when they are old; the database refuses any other change.</summary>
public interface IAuditStore
{
    /// <summary>Adds an entry. What is too long is cut: names at 256 characters, details at 4,096.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The newest entries of a selection.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(AuditSelection selection, CancellationToken cancellationToken);

    /// <summary>Drops what is older than a time, and returns how many entries that were.</summary>
    Task<int> DropAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
