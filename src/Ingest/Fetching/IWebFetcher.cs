using StreamSubjectivity.Ingest.Robots;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Fetches from outlets: guarded, capped, polite.</summary>
public interface IWebFetcher
{
    /// <summary>Fetches one URL, following at most five redirects.</summary>
    /// <exception cref="FetchException">Whatever kept the URL from being fetched.</exception>
    Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken);

    /// <summary>The robots.txt of a URL's host, from the cache where it was fetched within a day.</summary>
    /// <exception cref="FetchException">It can't be had.</exception>
    Task<RobotsFile> RobotsAsync(Uri url, CancellationToken cancellationToken);
}
