using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Polling;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Simulation;

/// <summary>
/// Polls many feeds over a simulated day with the program's own schedule, host gate, robots cache and feed reader. Only the web and the
/// clock are simulated.
/// </summary>
/// <param name="ingest">Bounds of the schedule.</param>
/// <param name="fetch">Manners.</param>
public sealed class FeedSimulation(IngestOptions ingest, FetchOptions fetch)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<PolledFeed, DateTimeOffset> due = new();
    private readonly HashSet<string> busy = [];
    private readonly Dictionary<string, Queue<PolledFeed>> waiting = [];
    private SimulatedClock clock = null!;
    private PollSchedule schedule = null!;
    private Func<FetchRequest, CancellationToken, Task<FetchResult>> ask = null!;
    private int running;
    private long repeated;
    private TimeSpan latest;
    private Exception? fault;

    /// <summary>Runs it.</summary>
    /// <param name="feeds">How many feeds; a third of them share hosts.</param>
    /// <param name="length">Simulated time.</param>
    /// <param name="seed">Seed of everything that is random but the jitter.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public FeedSimulationResult Run(int feeds, TimeSpan length, int seed, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        clock = new SimulatedClock(Start);
        schedule = new PollSchedule(ingest, clock);
        var random = new Random(seed);
        var simulated = Enumerable.Range(0, feeds)
            .Select(i => new SimulatedFeed(new Uri($"http://{Host(i, feeds)}/{i}"), random, Start, length)).ToList();
        using var web = new SimulatedWeb(simulated, clock);
        using var client = new WebFetcher(fetch, clock, web);
        ask = client.FetchAsync;
        foreach (var feed in simulated)
            due.Enqueue(new PolledFeed(feed, Start), Start);
        while (clock.GetUtcNow() < Start + length && fault is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Claim();
            clock.AdvanceTo(Next(Start + length));
        }

        if (fault is not null)
            throw new InvalidOperationException("the simulation broke", fault);
        return Result(simulated, web, length, seed) with { Seconds = Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1) };
    }

    private static string Host(int feed, int feeds) => feed < feeds / 3 ? $"shared{feed % Math.Max(1, feeds / 60)}.example" : $"own{feed}.example";

    private DateTimeOffset Next(DateTimeOffset end)
    {
        var next = clock.NextTimer ?? end;
        if (running < ingest.PollConcurrency && due.TryPeek(out _, out var at) && at < next)
            next = at;
        return next < end ? next : end;
    }

    // Of each host one at a time, as the store claims.
    private void Claim()
    {
        while (running < ingest.PollConcurrency && due.TryPeek(out var feed, out var at) && at <= clock.GetUtcNow())
        {
            due.Dequeue();
            if (!busy.Add(feed.Simulated.Url.Host))
            {
                if (!waiting.TryGetValue(feed.Simulated.Url.Host, out var queue))
                    waiting[feed.Simulated.Url.Host] = queue = new Queue<PolledFeed>();
                queue.Enqueue(feed);
                continue;
            }

            running++;
            _ = PollAsync(feed, at);
        }
    }

    private async Task PollAsync(PolledFeed feed, DateTimeOffset at)
    {
        try
        {
            if (feed.Source.LastPolled is not null && clock.GetUtcNow() - at > latest)
                latest = clock.GetUtcNow() - at;
            feed.Source = await AskAsync(feed);
        }
        catch (Exception e)
        {
            fault = e;
        }

        running--;
        var host = feed.Simulated.Url.Host;
        busy.Remove(host);
        due.Enqueue(feed, feed.Source.NextPoll);
        if (waiting.TryGetValue(host, out var queue) && queue.TryDequeue(out var next))
            due.Enqueue(next, clock.GetUtcNow());
    }

    private async Task<Source> AskAsync(PolledFeed feed)
    {
        var source = feed.Source;
        var request = new FetchRequest(feed.Simulated.Url, FetchRequest.FeedTypes, source.ETag, source.LastModified) { Purpose = FetchPurpose.Feed };
        try
        {
            var result = await ask(request, CancellationToken.None);
            var now = clock.GetUtcNow();
            if (result.NotModified)
                return source with { LastPolled = now, NextPoll = schedule.AfterNoChange(source), Failures = 0 };
            var parsed = FeedReader.Read(result.Body, new FeedOrigin(source.Url, result.Url, result.Charset));
            repeated += feed.Take(FeedEntries.Of(parsed, DateTimeOffset.MinValue), now);
            return source with
            {
                ETag = result.ETag,
                LastModified = result.LastModified,
                LastPolled = now,
                NextPoll = schedule.AfterFeed(source, parsed),
                Failures = 0,
            };
        }
        catch (FetchException e)
        {
            return source with { NextPoll = schedule.AfterFailure(source.Failures + 1, e.RetryAfter), Failures = source.Failures + 1 };
        }
    }

    private FeedSimulationResult Result(List<SimulatedFeed> feeds, SimulatedWeb web, TimeSpan length, int seed)
    {
        var tally = new FeedSimulationTally(feeds, Start);
        // What a reader does that asks for everything at the same pace as the fastest feeds need.
        var polls = length / ingest.MinPollInterval;
        var size = feeds.Average(f => f.Document(Start).LongLength);
        return new FeedSimulationResult(
            feeds.Count, feeds.Select(f => f.Url.Host).Distinct().Count(), length.TotalHours, seed,
            tally.Items, tally.Missing, repeated, tally.MedianDelay, tally.Delay95,
            web.Requests, web.NotModified, web.Failures, web.RobotsRequests, web.Bytes,
            (long)(polls * feeds.Count), (long)(polls * feeds.Count * size), SameDelayRequests(feeds.Count, length, tally.MedianDelay), web.SparedBytes,
            Math.Round(1 - ((web.Requests + web.RobotsRequests) / (polls * feeds.Count)), 4), Math.Round(1 - (web.Bytes / (polls * feeds.Count * size)), 4),
            web.Overlaps, web.ShortestPause == TimeSpan.MaxValue ? null : web.ShortestPause.TotalSeconds, Math.Round(latest.TotalSeconds, 1), 0);
    }

    // Of what is polled at one interval the median waits half of it.
    private static long SameDelayRequests(int feeds, TimeSpan length, double medianDelay) =>
        medianDelay > 0 ? (long)(feeds * length.TotalSeconds / (2 * medianDelay)) : 0;
}
