namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>What people say of alerts. A comment goes with its alert.</summary>
public interface IAlertComments
{
    /// <summary>Characters of a comment that are kept.</summary>
    const int MaxLength = 4000;

    /// <summary>Keeps a comment; null where there is no such alert.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<StoredComment?> AddAsync(Guid alertId, string author, string text, CancellationToken cancellationToken);

    /// <summary>Comments of an alert, in order.</summary>
    Task<IReadOnlyList<StoredComment>> ListAsync(Guid alertId, CancellationToken cancellationToken);
}
