using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Discovery;

/// <summary>
/// Finds the sources of a site: what its page links to, the sitemaps that its robots.txt names, and where neither gives a feed, the
/// usual places. Each is fetched and read before it is named.
/// </summary>
/// <param name="fetcher">Fetches; robots.txt is honoured.</param>
public sealed class SourceDiscovery(IWebFetcher fetcher)
{
    private const int MostCandidates = 20;
    private const int MostSitemaps = 5;

    private static readonly string[] UsualPaths =
        ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feeds", "/feed.json", "/news-sitemap.xml", "/sitemap_news.xml"];

    /// <summary>The sources of a site.</summary>
    /// <param name="url">Its homepage, or any page of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="FetchException">The page itself can't be fetched.</exception>
    public async Task<IReadOnlyList<DiscoveredSource>> DiscoverAsync(Uri url, CancellationToken cancellationToken)
    {
        var page = await fetcher.FetchAsync(new FetchRequest(url, FetchRequest.PageTypes), cancellationToken);
        if (Read(page, "itself") is { } itself)
            return [itself];
        var found = new Dictionary<string, DiscoveredSource>(StringComparer.Ordinal);
        var seen = new HashSet<Uri> { page.Url };
        await TryAsync(PageFeedLinks.Find(page.Body, page.Charset, page.Url).Take(MostCandidates), "link", found, seen, cancellationToken);
        if (found.Count == 0)
            await TryAsync(UsualPaths.Select(p => new Uri(page.Url, p)), "path", found, seen, cancellationToken);
        await TryAsync(await SitemapsAsync(page.Url, cancellationToken), "robots.txt", found, seen, cancellationToken);
        return [.. found.Values];
    }

    private async Task<IEnumerable<Uri>> SitemapsAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return (await fetcher.RobotsAsync(url, cancellationToken)).Sitemaps
                .Select(s => Uri.TryCreate(url, s, out var sitemap) && sitemap.Scheme is "http" or "https" ? sitemap : null)
                .OfType<Uri>()
                // Those of news first: the others hold every page of the site.
                .OrderByDescending(s => s.AbsolutePath.Contains("news", StringComparison.OrdinalIgnoreCase))
                .Take(MostSitemaps);
        }
        catch (FetchException)
        {
            return [];
        }
    }

    private async Task TryAsync(
        IEnumerable<Uri> candidates,
        string via,
        Dictionary<string, DiscoveredSource> found,
        HashSet<Uri> seen,
        CancellationToken cancellationToken)
    {
        foreach (var candidate in candidates.Where(seen.Add))
        {
            try
            {
                var result = await fetcher.FetchAsync(new FetchRequest(candidate, FetchRequest.FeedTypes), cancellationToken);
                if (Read(result, via) is { } source)
                    found.TryAdd(source.Url, source);
            }
            catch (FetchException)
            {
                // A guess that isn't there, or a link that leads nowhere, is no fault of the search.
            }
        }
    }

    private static DiscoveredSource? Read(FetchResult result, string via)
    {
        try
        {
            var feed = FeedReader.Read(result.Body, new FeedOrigin(result.Url.AbsoluteUri, result.Url, result.Charset));
            return new DiscoveredSource(result.Url.AbsoluteUri, feed.Format, feed.Title, feed.Items.Count, via);
        }
        catch (FeedFormatException)
        {
            return null;
        }
    }
}
