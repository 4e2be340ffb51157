using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>
/// When a source is polled next: as often as it publishes, within bounds, with jitter so that sources do not march in step. What the
/// feed asks for (ttl, updatePeriod, skipHours, skipDays) is granted as far as nothing can be missed by it.
/// </summary>
internal sealed class PollSchedule(IngestOptions options, TimeProvider time)
{
    private const int RecentItems = 20;
    private const double Quieter = 1.5;
    private const double Jitter = 0.1;
    private const int LongestSkipHours = 3 * 24;
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromDays(1);

    /// <summary>After a feed that was read: half the median gap between its recent items.</summary>
    internal DateTimeOffset AfterFeed(Source source, ParsedFeed feed)
    {
        var dates = feed.Items.Select(i => i.Published ?? i.Updated).OfType<DateTimeOffset>()
            .OrderDescending().Take(RecentItems).ToList();
        if (dates.Count < 2)
            return AfterNoChange(source, feed.Hints);
        var gaps = dates.Zip(dates.Skip(1), (later, earlier) => later - earlier).Order().ToList();
        var silence = time.GetUtcNow() - dates[0];
        var rhythm = TimeSpan.FromTicks(Math.Max(gaps[gaps.Count / 2].Ticks, silence.Ticks / 4) / 2);
        // A feed holds so many items and no more: by half of their span none has left it unseen.
        var safe = Clamp((dates[0] - dates[^1]) / 2);
        var ttl = feed.Hints.Ttl < safe ? feed.Hints.Ttl : safe;
        return Granting(feed.Hints, feed.Hints.Ttl is not null && ttl > Clamp(rhythm) ? ttl.Value : Clamp(rhythm));
    }

    /// <summary>After an answer that nothing changed: a little later than last time.</summary>
    internal DateTimeOffset AfterNoChange(Source source) => AfterNoChange(source, source.Hints);

    private DateTimeOffset AfterNoChange(Source source, PublisherHints hints)
    {
        var last = source.LastPolled is { } polled && source.NextPoll > polled
            ? source.NextPoll - polled
            : options.MinPollInterval;
        var pause = Clamp(last * Quieter);
        return Granting(hints, hints.Ttl > pause ? Clamp(hints.Ttl.Value) : pause);
    }

    /// <summary>After a failure: doubling from the first pause, never sooner than the server asks.</summary>
    internal DateTimeOffset AfterFailure(int failures, TimeSpan? retryAfter)
    {
        var pause = options.FailureBackoff * Math.Pow(2, Math.Min(failures - 1, 16));
        if (pause > LongestBackoff)
            pause = LongestBackoff;
        return Next(retryAfter > pause ? retryAfter.Value : pause);
    }

    /// <summary>While a hub pushes what is new: now and then all the same, since hubs lose things.</summary>
    internal DateTimeOffset AfterPushed() => Next(options.MaxPollInterval);

    /// <summary>After a host's wish to be left alone, at the end of it.</summary>
    internal DateTimeOffset AfterQuiet(TimeSpan? quiet) => Next(quiet ?? options.FailureBackoff);

    private DateTimeOffset Granting(PublisherHints hints, TimeSpan pause)
    {
        var next = Next(pause);
        for (var hours = 0; hours < LongestSkipHours && IsSkipped(hints, next.UtcDateTime); hours++)
        {
            var hour = new DateTimeOffset(next.UtcDateTime.Date.AddHours(next.UtcDateTime.Hour + 1), TimeSpan.Zero);
            // Not all at the stroke of the hour.
            next = hour + (TimeSpan.FromMinutes(10) * Random.Shared.NextDouble());
        }

        return next;
    }

    private static bool IsSkipped(PublisherHints hints, DateTime at) =>
        ((hints.SkipHours >> at.Hour) & 1) == 1 || ((hints.SkipDays >> (int)at.DayOfWeek) & 1) == 1;

    private TimeSpan Clamp(TimeSpan interval) =>
        interval < options.MinPollInterval
            ? options.MinPollInterval
            : interval > options.MaxPollInterval ? options.MaxPollInterval : interval;

    // Only ever later: an outlet's and the configuration's least pause hold.
    private DateTimeOffset Next(TimeSpan pause) => time.GetUtcNow() + (pause * (1 + (Jitter * Random.Shared.NextDouble())));
}
