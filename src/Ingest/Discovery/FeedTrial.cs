using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Polling;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Discovery;

/// <summary>Fetches a feed once, as a poll would, and says what watching it would be; nothing is stored.</summary>
/// <param name="fetcher">Fetches; robots.txt is honoured as for feeds that are listed.</param>
/// <param name="options">How sources are watched.</param>
/// <param name="time">The clock.</param>
public sealed class FeedTrial(IWebFetcher fetcher, IOptions<IngestOptions> options, TimeProvider time)
{
    /// <summary>Tries a feed.</summary>
    /// <exception cref="FetchException">It can't be fetched.</exception>
    /// <exception cref="FeedFormatException">It is no feed.</exception>
    public async Task<TriedFeed> TryAsync(Uri url, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(url, FetchRequest.FeedTypes) { Purpose = FetchPurpose.Feed };
        var result = await fetcher.FetchAsync(request, cancellationToken);
        var feed = FeedReader.Read(result.Body, new FeedOrigin(result.Url.AbsoluteUri, result.Url, result.Charset));
        var now = time.GetUtcNow();
        var source = new Source(0, 0, "", url.AbsoluteUri, null, null, SourceState.Active, 0, null, null, now);
        // The least of a few draws: what is added by chance is no part of the answer.
        var next = Enumerable.Range(0, 20).Min(_ => new PollSchedule(options.Value, time).AfterFeed(source, feed));
        return new TriedFeed(result, feed, next - now);
    }
}
