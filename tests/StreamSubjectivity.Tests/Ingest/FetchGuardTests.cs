using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Ingest.Fetching;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class FetchGuardTests : IAsyncLifetime
{
    private LoopbackOutlet outlet = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => outlet = await LoopbackOutlet.StartAsync();

    public ValueTask DisposeAsync() => outlet.DisposeAsync();

    [Theory]
    [InlineData("http://localhost:{0}/secret")]
    [InlineData("http://[::1]:{0}/secret")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/secret")]
    [InlineData("http://2130706433:1/secret")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://0.0.0.0:{0}/secret")]
    [InlineData("http://127.2:{0}/secret")]
    [InlineData("http://0x7f.0.0.2:{0}/secret")]
    [InlineData("http://0177.0.0.2:{0}/secret")]
    [InlineData("http://[::127.0.0.1]:{0}/secret")]
    [InlineData("http://[64:ff9b::7f00:1]:{0}/secret")]
    [InlineData("http://[2002:7f00:1::]:{0}/secret")]
    [InlineData("http://[::ffff:0:127.0.0.1]:{0}/secret")]
    public async Task A_redirect_to_an_address_that_is_not_public_is_refused(string target)
    {
        outlet.Serve("/secret", "secret");
        outlet.Redirect("/a", 302, target.Replace("{0}", $"{outlet.Url.Port}", StringComparison.Ordinal));

        await outlet.FailsAsync("/a", FetchFailure.RefusedAddress);
        Assert.DoesNotContain(outlet.Requests, r => r.Path == "/secret");
    }

    [Fact]
    public async Task A_name_that_changes_its_address_or_has_a_private_one_among_others_is_refused()
    {
        var answers = new Queue<string[]>([["93.184.216.34", "127.0.0.1"], ["::ffff:10.0.0.1"], ["127.0.0.1"], []]);
        var asked = 0;
        var options = new FetchOptions { HostDelay = TimeSpan.Zero, Robots = false };
        using var fetcher = new WebFetcher(options, TimeProvider.System, WebFetcher.Handler(new GuardedConnector(options, (_, _) =>
        {
            asked++;
            return Task.FromResult(answers.Dequeue().Select(IPAddress.Parse).ToArray());
        })));
        foreach (var failure in new[] { FetchFailure.RefusedAddress, FetchFailure.RefusedAddress, FetchFailure.RefusedAddress, FetchFailure.Dns })
        {
            var error = await Assert.ThrowsAsync<FetchException>(
                () => fetcher.FetchAsync(new FetchRequest(new Uri($"http://rebinding.example:{outlet.Url.Port}/"), "*/*"), Cancel));
            Assert.Equal(failure, error.Failure);
        }

        // Once a connection, so that what was checked is what is connected to.
        Assert.Equal(4, asked);
        Assert.Empty(outlet.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("http://user:word@example.com/")]
    public async Task Only_plain_web_URLs_are_fetched(string url)
    {
        using var fetcher = outlet.Fetcher();
        var error = await Assert.ThrowsAsync<FetchException>(
            () => fetcher.FetchAsync(new FetchRequest(new Uri(url), "*/*"), Cancel));
        Assert.Equal(FetchFailure.BadUrl, error.Failure);

        outlet.Redirect("/a", 302, url);
        await outlet.FailsAsync("/a", FetchFailure.BadUrl);
    }

    [Fact]
    public async Task A_body_that_is_announced_too_large_or_never_ends_is_cut_off()
    {
        outlet.On("/announced", async context =>
        {
            context.Response.ContentLength = 1 << 30;
            await context.Response.StartAsync();
        });
        outlet.On("/endless", async context =>
        {
            var block = new byte[8192];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });

        await outlet.FailsAsync("/announced", FetchFailure.TooLarge, o => o.MaxWireBytes = 64 << 10);
        await outlet.FailsAsync("/endless", FetchFailure.TooLarge, o => o.MaxWireBytes = 64 << 10);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_decompression_bomb_is_cut_off(string encoding)
    {
        outlet.On("/a", context => LoopbackOutlet.WriteEncodedAsync(context, encoding, new byte[32 << 20]));

        await outlet.FailsAsync("/a", FetchFailure.TooLarge, o => o.MaxDecodedBytes = 1 << 20);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("frobnicate")]
    [InlineData("gzip, gzip, gzip")]
    public async Task A_content_encoding_that_lies_is_a_typed_error(string encoding)
    {
        outlet.On("/a", async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.WriteAsync("this is no such thing");
        });

        await outlet.FailsAsync("/a", FetchFailure.Protocol);
    }

    [Fact]
    public async Task A_body_that_trickles_ends_at_the_deadline()
    {
        var clock = new FakeTimeProvider();
        var begun = new TaskCompletionSource();
        outlet.On("/a", async context =>
        {
            await context.Response.WriteAsync("a", Cancel);
            await context.Response.Body.FlushAsync(Cancel);
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var fetcher = outlet.Fetcher(clock: clock);

        var fetch = fetcher.FetchAsync(outlet.Ask("/a"), Cancel);
        await begun.Task;
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(FetchFailure.Timeout, (await Assert.ThrowsAsync<FetchException>(() => fetch)).Failure);
    }

    [Fact]
    public async Task A_body_that_is_shorter_than_announced_is_not_taken_for_whole()
    {
        outlet.On("/a", async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("half", Cancel);
            await context.Response.Body.FlushAsync(Cancel);
            context.Abort();
        });

        await outlet.FailsAsync("/a", FetchFailure.Connection);
    }
}
