using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Apis;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>Reads a source of any kind. What can't be read is kept in the quarantine.</summary>
internal sealed class SourceReader(
    IWebFetcher fetcher,
    IQuarantine quarantine,
    ApiReader apis,
    IOptions<ApisOptions> apiOptions,
    IOptions<IngestOptions> options,
    TimeProvider time)
{
    /// <summary>Asks a source.</summary>
    /// <exception cref="FetchException">It could not be fetched.</exception>
    /// <exception cref="FeedFormatException">It could not be read.</exception>
    /// <exception cref="ApiKeyException">An API's key isn't there.</exception>
    internal async Task<SourceAnswer> ReadAsync(Source source, CancellationToken cancellationToken)
    {
        if (source.Kind == SourceKind.Api)
            return new SourceAnswer(await ReadApiAsync(source, cancellationToken), null);
        var result = await fetcher.FetchAsync(
            Request(new Uri(source.Url)) with { ETag = source.ETag, LastModified = source.LastModified }, cancellationToken);
        if (result.NotModified)
            return new SourceAnswer(null, result);
        var feed = await ParseAsync(source.Url, result, cancellationToken);
        return feed.Shape == FeedShape.SitemapIndex
            ? await ReadPartsAsync(source, feed, result, cancellationToken)
            : new SourceAnswer(feed, result);
    }

    private static FetchRequest Request(Uri url) => new(url, FetchRequest.FeedTypes) { Purpose = FetchPurpose.Feed };

    private async Task<ParsedFeed> ReadApiAsync(Source source, CancellationToken cancellationToken)
    {
        var (name, api) = apiOptions.Value.Apis.FirstOrDefault(a => a.Value.Url == source.Url);
        if (api is null)
            throw new FeedFormatException(source.Url, "no-api", "the configuration describes no API with this URL (Stream:Ingest:Apis)");
        return await apis.ReadAsync(name, api, source.LastPolled, cancellationToken);
    }

    private async Task<ParsedFeed> ParseAsync(string url, FetchResult result, CancellationToken cancellationToken)
    {
        try
        {
            return FeedReader.Read(result.Body, new FeedOrigin(result.Url.AbsoluteUri, result.Url, result.Charset));
        }
        catch (FeedFormatException e)
        {
            await quarantine.AddAsync(new QuarantinedItem("feed", url, e.Reason, e.Message, result.Body), cancellationToken);
            throw;
        }
    }

    // After a failure all recent parts are asked again: what the failed one held is still unseen.
    private async Task<SourceAnswer> ReadPartsAsync(
        Source source, ParsedFeed index, FetchResult result, CancellationToken cancellationToken)
    {
        var since = source.Failures == 0 && source.LastPolled is { } polled ? polled : DateTimeOffset.MinValue;
        var parts = index.Items.Where(i => i.Updated is null || i.Updated >= since - options.Value.SitemapWindow)
            .OrderByDescending(i => i.Updated ?? time.GetUtcNow()).Take(options.Value.SitemapsPerPoll);
        var items = new List<FeedItem>();
        var shape = FeedShape.Sitemap;
        string? fault = null, language = null;
        foreach (var part in parts)
        {
            try
            {
                var answer = await fetcher.FetchAsync(Request(new Uri(part.Url!)), cancellationToken);
                var sitemap = await ParseAsync(part.Url!, answer, cancellationToken);
                items.AddRange(FeedEntries.Articles(sitemap, time.GetUtcNow() - options.Value.SitemapWindow));
                shape = sitemap.Shape == FeedShape.NewsSitemap ? FeedShape.NewsSitemap : shape;
                language ??= sitemap.Language;
            }
            catch (Exception e) when (e is FeedFormatException or FetchException)
            {
                fault = e.Message;
            }
        }

        // An index that doesn't date its parts says nothing by staying as it is.
        var dated = index.Items.All(i => i.Updated is not null);
        return new SourceAnswer(
            index with { Items = items, Shape = shape, Language = language },
            dated ? result : result with { ETag = null, LastModified = null },
            fault);
    }
}
