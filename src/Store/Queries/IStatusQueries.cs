namespace StreamSubjectivity.Store.Queries;

/// <summary>What the dashboard asks about the system itself.</summary>
public interface IStatusQueries
{
    /// <summary>What each outlet has and lacks, for the active scorer.</summary>
    Task<IReadOnlyList<OutletCoverage>> CoverageAsync(CancellationToken cancellationToken);

    /// <summary>All scorers, the active one first, then the newest.</summary>
    Task<IReadOnlyList<ScorerListing>> ScorersAsync(CancellationToken cancellationToken);

    /// <summary>Grows with every change of an alert's state.</summary>
    Task<long> AlertChangesAsync(CancellationToken cancellationToken);

    /// <summary>Whether the database answers.</summary>
    /// <exception cref="Contracts.StoreUnavailableException">It does not.</exception>
    Task PingAsync(CancellationToken cancellationToken);
}
