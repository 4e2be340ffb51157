namespace StreamSubjectivity.Store.Search;

/// <summary>Full-text search in sentences.</summary>
public interface ISentenceSearch
{
    /// <summary>Most sentences that one search holds against its conditions, the newest first.</summary>
    public const int MostExamined = 1000;

    /// <summary>Searches. Work is bounded: by <see cref="MostExamined"/>, and by a time.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="after">Where the page before ended, or null for the first.</param>
    /// <param name="limit">Most sentences, 1 to <see cref="MostExamined"/>.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="SearchWordsException">The words hold nothing to look for.</exception>
    /// <exception cref="SearchTooWideException">It took too long.</exception>
    /// <exception cref="Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<SentenceSearchResult> FindAsync(SentenceSearchQuery query, SearchCursor? after, int limit, CancellationToken cancellationToken);
}
