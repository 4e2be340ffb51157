using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Shared.Telemetry;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>
/// Makes an article of one entry: from its page; where the page can't be had or is cut off, from the feed's own text if there is
/// enough of it; else the entry is rejected and kept in the quarantine.
/// </summary>
internal sealed class EntryWork(
    ISourceStore sources,
    IWebFetcher fetcher,
    ArticleDrafter drafter,
    OutletBoilerplate boilerplate,
    IngestSignal signal,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<EntryWork> logger)
{
    internal async Task RunAsync(PendingEntry entry, CancellationToken cancellationToken)
    {
        using var span = TelemetryNames.Activities.StartActivity("entry");
        var payload = EntryPayloadJson.Read(entry.Payload);
        if (payload.Url is null || !Uri.TryCreate(payload.Url, UriKind.Absolute, out var url))
        {
            await FallBackAsync(entry, payload, minimum: 1, "no-url", "the feed gives no URL", [], cancellationToken);
            return;
        }

        FetchResult? result = null;
        try
        {
            result = await fetcher.FetchAsync(new FetchRequest(url, FetchRequest.PageTypes), cancellationToken);
            var page = PageExtractor.Extract(result.Body, result.Url.AbsoluteUri, result.Url, result.Charset);
            await TakeAsync(entry, payload, page, result.Body, cancellationToken);
        }
        catch (FetchException e) when (e.Failure == FetchFailure.HostQuiet)
        {
            await sources.PostponeEntryAsync(
                entry.Id, e.Message, time.GetUtcNow() + (e.RetryAfter ?? options.Value.EntryRetryDelay), cancellationToken);
            Count("postponed");
        }
        catch (FetchException e) when (!e.IsFinal && entry.Attempts + 1 < options.Value.EntryAttempts)
        {
            await DeferAsync(entry, e, cancellationToken);
        }
        catch (FetchException e)
        {
            await FallBackAsync(entry, payload, options.Value.SubstantialLetters, e.Reason, e.Message, [], cancellationToken);
        }
        catch (PageFormatException e)
        {
            await FallBackAsync(
                entry, payload, options.Value.SubstantialLetters, e.Reason, e.Message, result!.Body, cancellationToken);
        }
    }

    private async Task TakeAsync(
        PendingEntry entry, EntryPayload payload, ExtractedPage page, byte[] body, CancellationToken cancellationToken)
    {
        var draft = page.Rejection is null
            ? drafter.Draft(entry.OutletId, await FromPageAsync(entry, payload, page, cancellationToken))
            : null;
        if (draft is null)
        {
            var reason = page.Rejection ?? "empty-body";
            await FallBackAsync(
                entry, payload, options.Value.SubstantialLetters, reason, $"{payload.Url}: {reason}", body, cancellationToken);
            return;
        }

        await CompleteAsync(entry, draft, "page", cancellationToken);
    }

    private async Task FallBackAsync(
        PendingEntry entry,
        EntryPayload payload,
        int minimum,
        string reason,
        string detail,
        byte[] body,
        CancellationToken cancellationToken)
    {
        if (payload.Text?.Count(char.IsLetter) >= minimum && drafter.Draft(entry.OutletId, ArticleSource.OfFeed(Identity(entry, payload), payload)) is { } draft)
        {
            await CompleteAsync(entry, draft, "feed", cancellationToken);
            return;
        }

        var bytes = body.Length > 0 ? body : Encoding.UTF8.GetBytes(entry.Payload);
        var item = new QuarantinedItem("entry", payload.Url ?? $"{entry.OutletKey}#{entry.Key}", reason, detail, bytes);
        await sources.RejectEntryAsync(entry.Id, item, cancellationToken);
        Count("rejected");
        logger.Rejected(entry.Key, reason, detail);
    }

    private async Task CompleteAsync(PendingEntry entry, ArticleDraft draft, string from, CancellationToken cancellationToken)
    {
        var stored = await sources.CompleteEntryAsync(entry.Id, draft, cancellationToken);
        signal.ArticlesWaiting.Set();
        Count(from);
        logger.Stored(stored.Change.ToString(), stored.Id, stored.NewSentences, draft.CanonicalUrl);
    }

    private async Task DeferAsync(PendingEntry entry, FetchException e, CancellationToken cancellationToken)
    {
        var pause = options.Value.EntryRetryDelay * Math.Pow(2, Math.Min(entry.Attempts, 16));
        if (e.RetryAfter > pause)
            pause = e.RetryAfter.Value;
        await sources.DeferEntryAsync(entry.Id, e.Message, time.GetUtcNow() + pause, cancellationToken);
        Count("deferred");
        logger.Deferred(entry.Key, entry.Attempts + 1, e.Message);
    }

    private async Task<ArticleSource> FromPageAsync(
        PendingEntry entry, EntryPayload payload, ExtractedPage page, CancellationToken cancellationToken)
    {
        var url = page.CanonicalUrl ?? Identity(entry, payload);
        var paragraphs = await boilerplate.WithoutAsync(entry.OutletId, url, page.Paragraphs, cancellationToken);
        return ArticleSource.OfPage(url, page, paragraphs, payload);
    }

    private static string Identity(PendingEntry entry, EntryPayload payload) =>
        Uri.TryCreate(payload.Url, UriKind.Absolute, out var url)
            ? ArticleUrl.Normalize(url)
            : $"urn:entry:{Uri.EscapeDataString(entry.Key)}";

    private static void Count(string outcome) =>
        IngestMetrics.Entries.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
