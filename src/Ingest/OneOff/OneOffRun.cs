using System.IO.Compression;
using System.Text;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Polling;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>Reads inputs of every kind. Whatever is wrong with one is recorded, and the rest goes on.</summary>
internal sealed class OneOffRun(IWebFetcher fetcher, ArticleSink sink, IngestTally tally, OneOffOptions options)
{
    private const long LargestFile = 256L << 20;

    /// <summary>Takes one file or URL.</summary>
    internal async Task TakeAsync(string input, CancellationToken cancellationToken)
    {
        try
        {
            await (OneOffInputs.IsUrl(input) ? TakeUrlAsync(input, cancellationToken) : TakeFileAsync(input, cancellationToken));
        }
        catch (FetchException e)
        {
            await sink.RejectAsync("page", input, e.Reason, e.Message, [], cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UriFormatException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "not-found" : "unreadable";
            await sink.RejectAsync("file", input, reason, e.Message, [], cancellationToken);
        }
        catch (InvalidDataException e)
        {
            await sink.RejectAsync("file", input, "bad-compression", $"{input}: {e.Message}", [], cancellationToken);
        }
    }

    private async Task TakeFileAsync(string path, CancellationToken cancellationToken)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        if (name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            await using var stream = Open(path);
            tally.CountFile();
            await TakeLinesAsync(path, stream, cancellationToken);
            return;
        }

        if (name.EndsWith(".warc", StringComparison.OrdinalIgnoreCase))
        {
            await using var stream = Open(path);
            tally.CountFile();
            // What an archive holds is read as it lies: its feeds' pages are fetched only where that is asked for.
            var asItLies = new OneOffRun(fetcher, sink, tally, options with { FetchPages = options.FetchPages ?? false });
            await new ArchiveIntake(sink, ArchiveLimits.Usual).TakeAsync(
                path,
                stream,
                d => asItLies.TakeDocumentAsync(d.Url.AbsoluteUri, d.Body, d.Url, d.Charset, d.IsPage, cancellationToken),
                cancellationToken);
            return;
        }

        var bytes = await ReadAsync(path, cancellationToken);
        tally.CountFile();
        var isPage = name.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
        await TakeDocumentAsync(path, bytes, url: null, charset: null, isPage, cancellationToken);
    }

    private async Task TakeUrlAsync(string url, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(new FetchRequest(new Uri(url), FetchRequest.PageTypes), cancellationToken);
        await TakeDocumentAsync(url, result.Body, result.Url, result.Charset, isPage: false, cancellationToken);
    }

    private async Task TakeDocumentAsync(
        string location, byte[] bytes, Uri? url, string? charset, bool isPage, CancellationToken cancellationToken)
    {
        try
        {
            if (!isPage)
            {
                var feed = FeedReader.Read(bytes, new FeedOrigin(location, url, charset));
                tally.CountFeed();
                await TakeFeedAsync(location, feed, url, cancellationToken);
                return;
            }
        }
        catch (FeedFormatException e) when (e.Reason != "html")
        {
            await sink.RejectAsync(url is null ? "file" : "feed", location, e.Reason, e.Message, bytes, cancellationToken);
            return;
        }
        catch (FeedFormatException)
        {
            // An HTML page among the feeds is taken as an article.
        }

        await TakePageAsync(location, bytes, url, charset, cancellationToken);
    }

    private async Task TakePageAsync(
        string location, byte[] bytes, Uri? url, string? charset, CancellationToken cancellationToken)
    {
        ExtractedPage page;
        try
        {
            page = PageExtractor.Extract(bytes, location, url, charset);
        }
        catch (PageFormatException e)
        {
            await sink.RejectAsync("page", location, e.Reason, e.Message, bytes, cancellationToken);
            return;
        }

        if (page.Rejection is not null)
            await sink.RejectAsync("page", location, page.Rejection, $"{location}: {page.Rejection}", bytes, cancellationToken);
        else
            await sink.StoreAsync(FromPage(page, location, null), null, location, cancellationToken);
    }

    private async Task TakeFeedAsync(string location, ParsedFeed feed, Uri? feedUrl, CancellationToken cancellationToken)
    {
        var fetchPages = options.FetchPages ?? feedUrl is not null;
        foreach (var item in feed.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var payload = FeedEntries.Payload(feed, item);
            var place = payload.Url ?? $"{location}#{item.Id}";
            if (fetchPages && payload.Url is not null && await TryPageAsync(payload, feed.Title, cancellationToken))
                continue;
            await sink.StoreAsync(ArticleSource.OfFeed(Identity(payload, feed, item), payload), feed.Title, place, cancellationToken);
        }
    }

    // False where the page can't be had or is cut off: the feed's own text stands in for it.
    private async Task<bool> TryPageAsync(EntryPayload payload, string? feedTitle, CancellationToken cancellationToken)
    {
        try
        {
            var result = await fetcher.FetchAsync(
                new FetchRequest(new Uri(payload.Url!), FetchRequest.PageTypes), cancellationToken);
            var page = PageExtractor.Extract(result.Body, payload.Url!, result.Url, result.Charset);
            if (page.Rejection is not null)
                return false;
            await sink.StoreAsync(FromPage(page, payload.Url!, payload), feedTitle, payload.Url!, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is FetchException or PageFormatException)
        {
            if (!string.IsNullOrWhiteSpace(payload.Text))
                return false;
            var reason = e is FetchException f ? f.Reason : ((PageFormatException)e).Reason;
            await sink.RejectAsync("page", payload.Url!, reason, e.Message, [], cancellationToken);
            return true;
        }
    }

    private async Task TakeLinesAsync(string path, Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var place = $"{path}:{number}";
            try
            {
                await sink.StoreAsync(ArticleLine.Read(line), null, place, cancellationToken);
            }
            catch (FormatException e)
            {
                await sink.RejectAsync(
                    "file", place, "not-an-article", $"{place}: {e.Message}", Encoding.UTF8.GetBytes(line), cancellationToken);
            }
        }
    }

    private static ArticleSource FromPage(ExtractedPage page, string location, EntryPayload? payload) => ArticleSource.OfPage(
        page.CanonicalUrl ?? payload?.Url ?? $"urn:file:{Uri.EscapeDataString(Path.GetFileName(location))}",
        page,
        page.Paragraphs,
        payload);

    // An item without a URL belongs to the site of its feed.
    private static string Identity(EntryPayload payload, ParsedFeed feed, FeedItem item)
    {
        if (Uri.TryCreate(payload.Url, UriKind.Absolute, out var url))
            return ArticleUrl.Normalize(url);
        return Uri.TryCreate(feed.Url, UriKind.Absolute, out var site)
            ? $"{site.AbsoluteUri}#{Uri.EscapeDataString(item.Id)}"
            : $"urn:entry:{Uri.EscapeDataString(item.Id)}";
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = Open(path);
        using var buffer = new MemoryStream();
        await using var capped = new CappedStream(
            stream, LargestFile, () => new InvalidDataException($"more than {LargestFile} bytes"));
        await capped.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
