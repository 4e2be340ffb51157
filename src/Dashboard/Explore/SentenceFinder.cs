using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Dashboard.Explore;

/// <summary>Searches by conditions; what can be wrong with them, or go wrong, is an answer.</summary>
/// <param name="search">The search.</param>
internal sealed class SentenceFinder(ISentenceSearch search)
{
    /// <summary>Searches.</summary>
    /// <param name="conditions">As the address gives them.</param>
    /// <param name="page">Where the page begins, as an answer named it; null for the first.</param>
    /// <param name="limit">Most sentences.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<(SentenceSearchResult? Result, SearchFault? Fault)> FindAsync(
        SearchConditions conditions, string? page, int limit, CancellationToken cancellationToken)
    {
        var (query, fault) = conditions.Read();
        if (query is null)
            return (null, fault);
        SearchCursor? after = null;
        if (!string.IsNullOrEmpty(page))
        {
            if (!SearchCursor.TryParse(page, out var cursor))
                return (null, SearchFault.Page);
            after = cursor;
        }

        try
        {
            return (await search.FindAsync(query, after, limit, cancellationToken), null);
        }
        catch (SearchWordsException)
        {
            return (null, SearchFault.Words);
        }
        catch (SearchTooWideException)
        {
            return (null, SearchFault.Time);
        }
    }
}
