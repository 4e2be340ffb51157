using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>
/// One poll of a source: whatever the outlet answers becomes an outcome that is stored with its entries in one transaction.
/// </summary>
internal sealed class SourcePoll(
    ISourceStore sources,
    IQuarantine quarantine,
    IWebFetcher fetcher,
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
        FetchResult? result = null;
        try
        {
            var request = new FetchRequest(new Uri(source.Url), FetchRequest.FeedTypes, source.ETag, source.LastModified)
            {
                Purpose = FetchPurpose.Feed,
            };
            result = await fetcher.FetchAsync(request, cancellationToken);
            return result.NotModified ? NotModified(source, result) : Read(source, result);
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
        catch (FeedFormatException e)
        {
            await quarantine.AddAsync(
                new QuarantinedItem("feed", source.Url, e.Reason, e.Message, result!.Body), cancellationToken);
            return Failure(source, e.Message, schedule.AfterFailure(source.Failures + 1, null), gone: false);
        }
    }

    private PollOutcome Read(Source source, FetchResult result)
    {
        var feed = FeedReader.Read(result.Body, new FeedOrigin(result.Url.AbsoluteUri, result.Url, result.Charset));
        return new PollOutcome(
            time.GetUtcNow(),
            schedule.AfterFeed(source, feed),
            result.ETag,
            result.LastModified,
            MovedTo(source, result),
            Error: null,
            Gone: false,
            FeedEntries.Of(feed));
    }

    private PollOutcome NotModified(Source source, FetchResult result) => new(
        time.GetUtcNow(),
        schedule.AfterNoChange(source),
        result.ETag ?? source.ETag,
        result.LastModified ?? source.LastModified,
        MovedTo(source, result),
        Error: null,
        Gone: false,
        []);

    // The validators stay: they belong to the last copy that was read.
    private PollOutcome Failure(Source source, string error, DateTimeOffset next, bool gone) =>
        new(time.GetUtcNow(), next, source.ETag, source.LastModified, MovedTo: null, error, gone, []);

    private static string? MovedTo(Source source, FetchResult result) =>
        result.PermanentUrl?.AbsoluteUri is { } moved && moved != source.Url ? moved : null;
}
