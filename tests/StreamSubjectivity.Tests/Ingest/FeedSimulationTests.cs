using StreamSubjectivity.Ingest;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Simulation;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class FeedSimulationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Three_hundred_feeds_lose_no_item_take_none_twice_and_crowd_no_host()
    {
        var fetch = new FetchOptions();
        var result = new FeedSimulation(new IngestOptions(), fetch).Run(300, TimeSpan.FromHours(8), 7, Cancel);

        Assert.Equal((0, 0, 0), (result.Missing, result.Repeated, result.Overlaps));
        Assert.True(result.Items > 1000, $"only {result.Items} items");
        Assert.True(result.Failures > 0, "no outlet was down");
        Assert.InRange(result.ShortestPauseSeconds!.Value, fetch.HostDelay.TotalSeconds, double.MaxValue);
        Assert.InRange(result.SavedRequests, 0.5, 1);
        Assert.InRange(result.SavedBytes, result.SavedRequests, 1);
        Assert.Equal(result.Hosts, result.RobotsRequests);
    }

    [Fact]
    public void It_sees_what_it_should_see_when_polls_are_too_far_apart()
    {
        var seldom = new IngestOptions { MinPollInterval = TimeSpan.FromHours(7), MaxPollInterval = TimeSpan.FromHours(8) };
        var result = new FeedSimulation(seldom, new FetchOptions()).Run(60, TimeSpan.FromHours(24), 7, Cancel);
        Assert.NotEqual(0, result.Missing);
    }
}
