namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Fetches from outlets: guarded, capped, polite.</summary>
public interface IWebFetcher
{
    /// <summary>Fetches one URL, following at most five redirects.</summary>
    /// <exception cref="FetchException">Whatever kept the URL from being fetched.</exception>
    Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken);
}
