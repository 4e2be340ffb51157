using System.Globalization;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Apis;

/// <summary>Reads the pages of a JSON API until nothing new is to be expected.</summary>
internal sealed class ApiReader(IWebFetcher fetcher)
{
    // Clocks differ, and outlets date items back.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(6);

    /// <summary>Reads an API.</summary>
    /// <param name="name">Its name in the configuration.</param>
    /// <param name="api">Its description.</param>
    /// <param name="lastPolled">When it was last read, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="FetchException">A page could not be fetched.</exception>
    /// <exception cref="FeedFormatException">A page could not be read.</exception>
    /// <exception cref="ApiKeyException">The key isn't there.</exception>
    internal async Task<ParsedFeed> ReadAsync(
        string name, ApiOptions api, DateTimeOffset? lastPolled, CancellationToken cancellationToken)
    {
        var headers = await ApiKey.HeadersAsync(name, api, cancellationToken);
        var items = new Dictionary<string, FeedItem>(StringComparer.Ordinal);
        var warnings = new List<string>();
        var url = api.Paging == ApiPaging.Page ? WithPage(api, api.FirstPage.ToString(CultureInfo.InvariantCulture)) : new Uri(api.Url);
        ParsedFeed? feed = null;
        for (var page = 0; url is not null; page++)
        {
            if (page == api.MaxPages)
            {
                warnings.Add($"stopped after {api.MaxPages} pages (Stream:Ingest:Apis:{name}:MaxPages)");
                break;
            }

            var request = new FetchRequest(url, "application/json, */*;q=0.1") { Purpose = FetchPurpose.Service, Headers = headers };
            var result = await fetcher.FetchAsync(request, cancellationToken);
            var answer = ApiMapper.Read(result.Body, api, new FeedOrigin(url.AbsoluteUri, result.Url, result.Charset));
            feed ??= answer.Feed;
            warnings.AddRange(answer.Feed.Warnings);
            var fresh = answer.Feed.Items.Count(i => items.TryAdd(i.Id, i));
            url = fresh == 0 || IsKnown(answer.Feed, lastPolled) ? null : Next(api, answer, result, page);
        }

        return feed! with { Items = [.. items.Values], Warnings = warnings };
    }

    private static bool IsKnown(ParsedFeed feed, DateTimeOffset? lastPolled) =>
        lastPolled is { } since && feed.Items.All(i => (i.Updated ?? i.Published) is { } date && date < since - Overlap);

    private static Uri? Next(ApiOptions api, ApiPage answer, FetchResult result, int page) => api.Paging switch
    {
        ApiPaging.Page => WithPage(api, (api.FirstPage + page + 1).ToString(CultureInfo.InvariantCulture)),
        ApiPaging.Cursor when answer.Cursor is { } cursor => SameHost(cursor, result.Url) ?? WithPage(api, cursor),
        ApiPaging.Link => LinkHeader.Find(result.Links, "next", result.Url).FirstOrDefault(u => u.Authority == result.Url.Authority),
        _ => null,
    };

    // The key goes along, so an answer must not be able to send it elsewhere.
    private static Uri? SameHost(string cursor, Uri answered) =>
        Uri.TryCreate(cursor, UriKind.Absolute, out var url) && url.Scheme == answered.Scheme && url.Authority == answered.Authority
            ? url
            : null;

    private static Uri WithPage(ApiOptions api, string value)
    {
        var url = new UriBuilder(api.Url);
        var pair = $"{api.PageParameter}={Uri.EscapeDataString(value)}";
        url.Query = url.Query.Length > 1 ? $"{url.Query[1..]}&{pair}" : pair;
        return url.Uri;
    }
}
