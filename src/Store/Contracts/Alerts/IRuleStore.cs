namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Rules that came in by the API, beside those of files.</summary>
public interface IRuleStore
{
    /// <summary>All of them, by name.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<StoredRule>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds a rule, or puts it in place of the one of its name.</summary>
    Task SaveAsync(StoredRule rule, CancellationToken cancellationToken);

    /// <summary>Drops a rule; false where there is none of that name.</summary>
    Task<bool> DropAsync(string name, CancellationToken cancellationToken);
}
