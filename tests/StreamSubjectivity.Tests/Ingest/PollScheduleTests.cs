using System.Text;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Ingest.Polling;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class PollScheduleTests
{
    // A Wednesday.
    private readonly FakeTimeProvider clock = new(new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly PollSchedule schedule;

    public PollScheduleTests() => schedule = new PollSchedule(new IngestOptions(), clock);

    private DateTimeOffset Now => clock.GetUtcNow();

    [Theory]
    [InlineData("<ttl>45</ttl>", 45)]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30)]
    [InlineData("<ttl>20</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 60)]
    [InlineData("<ttl>100000</ttl>", 190)]
    [InlineData("<ttl>-3</ttl><sy:updatePeriod>never</sy:updatePeriod>", 10)]
    [InlineData("<ttl>1</ttl>", 10)]
    public void A_time_to_live_is_granted_as_long_as_no_item_can_leave_the_feed_unseen(string channel, int minutes)
    {
        // Twenty items, one each 20 minutes: by half of their span a third to a half of them is still there.
        var next = schedule.AfterFeed(Source(), Feed(channel, every: 20)) - Now;
        Assert.InRange(next.TotalMinutes, minutes, minutes * 1.1);
    }

    [Fact]
    public void A_time_to_live_counts_when_nothing_changed_too()
    {
        var source = Source() with { Hints = new PublisherHints(TimeSpan.FromHours(2), 0, 0) };
        Assert.InRange((schedule.AfterNoChange(source) - Now).TotalHours, 2, 2.2);
        source = source with { Hints = new PublisherHints(TimeSpan.FromDays(9), 0, 0) };
        Assert.InRange((schedule.AfterNoChange(source) - Now).TotalHours, 6, 6.6);
    }

    [Theory]
    [InlineData("<skipHours><hour>12</hour><hour>13</hour></skipHours>", 14)]
    [InlineData("<skipHours><hour>24</hour><hour>x</hour></skipHours>", 12)]
    [InlineData("<skipDays><day>Wednesday</day><day>thursday</day></skipDays>", 36)]
    public void Hours_and_days_to_skip_are_skipped(string channel, int hours)
    {
        var next = schedule.AfterFeed(Source(), Feed(channel, every: 20));
        var expected = hours == 12 ? Now : Now.Date.AddHours(hours is 36 ? 48 : hours);
        Assert.InRange(next, expected, expected.AddMinutes(12));
    }

    [Fact]
    public void To_skip_everything_is_to_skip_nothing()
    {
        var all = string.Concat(Enumerable.Range(0, 24).Select(h => $"<hour>{h}</hour>"));
        var next = schedule.AfterFeed(Source(), Feed($"<skipHours>{all}</skipHours>", every: 20)) - Now;
        Assert.InRange(next.TotalMinutes, 10, 11);
    }

    [Fact]
    public void Failures_back_off_to_a_day_and_what_the_server_asks_for_is_granted()
    {
        double[] minutes = [.. Enumerable.Range(1, 12).Select(n => (schedule.AfterFailure(n, null) - Now).TotalMinutes)];
        Assert.All(minutes.Zip(minutes.Skip(1)), pair => Assert.True(pair.Second > pair.First || pair.First >= 1440));
        Assert.InRange(minutes[0], 2, 2.2);
        Assert.InRange(minutes[^1], 1440, 1584);
        Assert.InRange((schedule.AfterFailure(1, TimeSpan.FromHours(3)) - Now).TotalHours, 3, 3.3);
    }

    [Fact]
    public void Sources_that_were_polled_at_once_come_back_apart() =>
        Assert.NotEqual(1, Enumerable.Range(0, 20).Select(_ => schedule.AfterNoChange(Source())).Distinct().Count());

    private static Source Source() =>
        new(1, 1, "a.example", "https://a.example/feed", null, null, SourceState.Active, 0, null, null, default);

    private ParsedFeed Feed(string channel, int every)
    {
        var items = string.Concat(Enumerable.Range(0, 20).Select(i =>
            $"<item><title>{i}</title><pubDate>{Now.AddMinutes(-i * every):R}</pubDate></item>"));
        return FeedReader.Read(
            Encoding.UTF8.GetBytes(
                $"<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel>{channel}{items}</channel></rss>"),
            new FeedOrigin("f"));
    }
}
