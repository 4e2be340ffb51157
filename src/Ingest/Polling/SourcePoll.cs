using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Apis;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Ingest.WebSub;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>
/// One poll of a source: whatever the outlet answers becomes an outcome that is stored with its entries in one transaction.
/// </summary>
internal sealed class SourcePoll(
    ISourceStore sources,
    SourceReader reader,
    WebSubSubscriber subscriber,
    IngestSignal signal,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<SourcePoll> logger)
{
    private readonly PollSchedule schedule = new(options.Value, time);

    /// <summary>Polls and records.</summary>
    internal async Task RunAsync(Source source, CancellationToken cancellationToken)
    {
        PollOutcome outcome;
        try
        {
            outcome = await AskAsync(source, cancellationToken);
        }
        catch (FetchException e) when (e.Failure == FetchFailure.HostQuiet)
        {
            // Nothing was asked, so nothing failed.
            await sources.PostponeAsync(source.Id, schedule.AfterQuiet(e.RetryAfter), cancellationToken);
            return;
        }

        var fresh = await sources.RecordPollAsync(source.Id, outcome, cancellationToken);
        IngestMetrics.Polls.Add(1, new KeyValuePair<string, object?>("outcome", outcome.Error is null ? "success" : "failure"));
        if (fresh > 0)
            signal.EntriesWaiting.Set();
        if (outcome.MovedTo is not null)
            logger.Moved(source.Url, outcome.MovedTo);
        var pause = (outcome.NextPoll - outcome.At).TotalMinutes;
        if (outcome.Gone)
            logger.Gone(source.Url);
        else if (outcome.Error is not null)
            logger.PollFailed(source.Failures + 1, pause, outcome.Error);
        else if (outcome.Entries.Count > 0)
            logger.Polled(source.Url, outcome.Entries.Count, fresh, pause);
        else
            logger.NotModified(source.Url);
    }

    private async Task<PollOutcome> AskAsync(Source source, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await reader.ReadAsync(source, cancellationToken);
            var hubs = Hubs(source, answer);
            var isPushed = await subscriber.EnsureAsync(source, hubs, hubs.Count == 0 ? null : Topic(answer), cancellationToken);
            return Outcome(source, answer, isPushed);
        }
        catch (FetchException e) when (e.Failure != FetchFailure.HostQuiet)
        {
            var gone = e.Status == HttpStatusCode.Gone;
            return Failure(source, e.Message, schedule.AfterFailure(source.Failures + 1, e.RetryAfter), gone);
        }
        catch (UriFormatException e)
        {
            return Failure(source, $"{source.Url}: {e.Message}", schedule.AfterFailure(source.Failures + 1, null), gone: false);
        }
        catch (Exception e) when (e is FeedFormatException or ApiKeyException)
        {
            return Failure(source, e.Message, schedule.AfterFailure(source.Failures + 1, null), gone: false);
        }
    }

    // The headers come before the document (W3C WebSub, 4).
    private static List<Uri> Hubs(Source source, SourceAnswer answer)
    {
        var url = answer.Result?.Url ?? new Uri(source.Url);
        var named = LinkHeader.Find(answer.Result?.Links ?? [], "hub", url).ToList();
        return named.Count > 0 ? named : [.. (answer.Feed?.Hubs ?? []).Select(h => new Uri(h))];
    }

    private static string? Topic(SourceAnswer answer) => answer.Result is { } result
        ? LinkHeader.Find(result.Links, "self", result.Url).FirstOrDefault()?.AbsoluteUri ?? answer.Feed?.Self
        : answer.Feed?.Self;

    private PollOutcome Outcome(Source source, SourceAnswer answer, bool isPushed)
    {
        var (feed, result) = (answer.Feed, answer.Result);
        var next = answer.Fault is not null
            ? schedule.AfterFailure(source.Failures + 1, null)
            : isPushed ? schedule.AfterPushed()
            : feed is null ? schedule.AfterNoChange(source) : schedule.AfterFeed(source, feed);
        return new PollOutcome(
            time.GetUtcNow(),
            next,
            result?.ETag ?? (feed is null ? source.ETag : null),
            result?.LastModified ?? (feed is null ? source.LastModified : null),
            MovedTo(source, result),
            answer.Fault,
            Gone: false,
            feed is null ? [] : FeedEntries.Of(feed, time.GetUtcNow() - options.Value.SitemapWindow))
        {
            Hints = feed?.Hints,
        };
    }

    // The validators stay: they belong to the last copy that was read.
    private PollOutcome Failure(Source source, string error, DateTimeOffset next, bool gone) =>
        new(time.GetUtcNow(), next, source.ETag, source.LastModified, MovedTo: null, error, gone, []);

    private static string? MovedTo(Source source, FetchResult? result) =>
        result?.PermanentUrl?.AbsoluteUri is { } moved && moved != source.Url ? moved : null;
}
