namespace StreamSubjectivity.Store.Queries;

/// <summary>What the dashboard asks about sources and what could not be read of them.</summary>
public interface ISourceQueries
{
    /// <summary>A page of sources, by outlet and URL.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many stand on the pages before.</param>
    /// <param name="limit">Most sources, &gt; 0.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<SourceListing>> PageAsync(SourceFilter filter, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>How many sources a filter selects.</summary>
    Task<long> CountAsync(SourceFilter filter, CancellationToken cancellationToken);

    /// <summary>The source with this id, or null.</summary>
    Task<SourceListing?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>How many sources there are, by state.</summary>
    Task<SourceCounts> CountsAsync(CancellationToken cancellationToken);

    /// <summary>Items of the quarantine by kind and reason, the most first.</summary>
    Task<IReadOnlyList<QuarantineCount>> QuarantineAsync(CancellationToken cancellationToken);
}
