using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Ingest.Fetching;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class RobotsFetchTests : IAsyncLifetime
{
    private const string Forbidding = "User-agent: StreamSubjectivity\nDisallow: /private\n";

    private readonly FakeTimeProvider clock = new(IngestHost.Start);
    private LoopbackOutlet outlet = null!;
    private WebFetcher fetcher = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int Asked => outlet.Requests.Count(r => r.Path == "/robots.txt");

    public async ValueTask InitializeAsync()
    {
        outlet = await LoopbackOutlet.StartAsync();
        outlet.Serve("/private", "secret");
        outlet.Serve("/page", "page");
        fetcher = outlet.Fetcher(o => o.Robots = true, clock);
    }

    public async ValueTask DisposeAsync()
    {
        fetcher.Dispose();
        await outlet.DisposeAsync();
    }

    [Fact]
    public async Task What_is_disallowed_is_not_asked_for_and_the_file_is_asked_for_once_a_day()
    {
        outlet.Serve("/robots.txt", Forbidding, "text/plain");

        var refused = await FailsAsync("/private");
        Assert.Equal((FetchFailure.RobotsDisallowed, "robots", true), (refused.Failure, refused.Reason, refused.IsFinal));
        await FetchAsync("/page");
        await FetchAsync("/page");
        Assert.Equal(1, Asked);
        Assert.DoesNotContain(outlet.Requests, r => r.Path == "/private");

        clock.Advance(TimeSpan.FromHours(25));
        outlet.Fail("/robots.txt", 404);
        await FetchAsync("/private");
        Assert.Equal(2, Asked);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_host_without_a_file_allows_everything(int status)
    {
        outlet.Fail("/robots.txt", status);
        await FetchAsync("/private");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_file_that_can_not_be_had_forbids_everything_until_it_can(int status)
    {
        outlet.Fail("/robots.txt", status);
        var error = await FailsAsync("/page");
        Assert.Equal((FetchFailure.RobotsUnreachable, false), (error.Failure, error.IsFinal));
        await FailsAsync("/page");
        Assert.Equal(1, Asked);

        outlet.Serve("/robots.txt", Forbidding, "text/plain");
        clock.Advance(TimeSpan.FromMinutes(2));
        await FetchAsync("/page");
    }

    [Fact]
    public async Task The_last_copy_stands_in_for_a_file_that_can_not_be_had_and_not_for_ever()
    {
        outlet.Serve("/robots.txt", Forbidding, "text/plain");
        await FetchAsync("/page");
        outlet.Fail("/robots.txt", 500);

        clock.Advance(TimeSpan.FromHours(25));
        await FetchAsync("/page");
        Assert.Equal(FetchFailure.RobotsDisallowed, (await FailsAsync("/private")).Failure);
        clock.Advance(TimeSpan.FromDays(31));
        await FetchAsync("/private");
    }

    [Fact]
    public async Task A_redirect_leads_to_the_file_and_a_loop_of_them_to_none()
    {
        outlet.Redirect("/robots.txt", 301, "/rules");
        outlet.Serve("/rules", Forbidding, "text/plain");
        await FailsAsync("/private");

        clock.Advance(TimeSpan.FromHours(25));
        outlet.Redirect("/rules", 302, "/robots.txt");
        await FetchAsync("/private");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_to_where_we_may_not_go()
    {
        outlet.Serve("/robots.txt", Forbidding, "text/plain");
        outlet.Redirect("/page", 302, "/private");
        Assert.Equal(FetchFailure.RobotsDisallowed, (await FailsAsync("/page")).Failure);
    }

    [Fact]
    public async Task Of_an_endless_file_the_beginning_counts()
    {
        outlet.On("/robots.txt", async context =>
        {
            await context.Response.WriteAsync(Forbidding, Cancel);
            var block = new byte[8192];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });
        Assert.Equal(FetchFailure.RobotsDisallowed, (await FailsAsync("/private")).Failure);
    }

    [Fact]
    public async Task Feeds_that_an_operator_listed_may_be_exempt_and_services_are()
    {
        outlet.Serve("/robots.txt", Forbidding, "text/plain");
        using var lenient = outlet.Fetcher(o => (o.Robots, o.RobotsForFeeds) = (true, false), clock);
        await lenient.FetchAsync(outlet.Ask("/private") with { Purpose = FetchPurpose.Feed }, Cancel);
        await fetcher.FetchAsync(outlet.Ask("/private") with { Purpose = FetchPurpose.Service }, Cancel);
        await Assert.ThrowsAsync<FetchException>(
            () => fetcher.FetchAsync(outlet.Ask("/private") with { Purpose = FetchPurpose.Feed }, Cancel));
    }

    [Fact]
    public async Task A_crawl_delay_is_kept_up_to_a_bound()
    {
        outlet.Serve("/robots.txt", "User-agent: *\nCrawl-delay: 3600", "text/plain");
        await FetchAsync("/page");
        var second = FetchAsync("/page");
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        await second;
    }

    private Task<FetchResult> FetchAsync(string path) => fetcher.FetchAsync(outlet.Ask(path), Cancel);

    private async Task<FetchException> FailsAsync(string path) =>
        await Assert.ThrowsAsync<FetchException>(() => FetchAsync(path));
}
