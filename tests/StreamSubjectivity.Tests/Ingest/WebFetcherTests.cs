using System.Net;
using System.Net.Sockets;
using System.Text;
using StreamSubjectivity.Ingest.Fetching;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class WebFetcherTests : IAsyncLifetime
{
    private LoopbackOutlet outlet = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => outlet = await LoopbackOutlet.StartAsync();

    public ValueTask DisposeAsync() => outlet.DisposeAsync();

    [Fact]
    public async Task A_page_comes_with_its_type_and_validators_and_the_request_says_who_asks()
    {
        outlet.Serve("/a", "hello", "text/html; charset=ISO-8859-1", "\"v1\"");
        using var fetcher = outlet.Fetcher(o => o.Contact = "https://who.example/");

        var result = await fetcher.FetchAsync(outlet.Ask("/a"), Cancel);

        Assert.Equal("hello", Encoding.ASCII.GetString(result.Body));
        Assert.Equal(("text/html", "ISO-8859-1", "\"v1\""), (result.MediaType, result.Charset, result.ETag));
        Assert.EndsWith("+https://who.example/", outlet.Requests[0].Headers["User-Agent"], StringComparison.Ordinal);
        Assert.False(outlet.Requests[0].Headers.ContainsKey("Cookie"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Encoded_bodies_are_decoded(string encoding)
    {
        outlet.On("/a", context => LoopbackOutlet.WriteEncodedAsync(context, encoding, "what was said"u8.ToArray()));
        using var fetcher = outlet.Fetcher();

        var result = await fetcher.FetchAsync(outlet.Ask("/a"), Cancel);

        Assert.Equal("what was said", Encoding.ASCII.GetString(result.Body));
        Assert.NotEqual(result.Body.Length, result.WireBytes);
    }

    [Fact]
    public async Task A_copy_that_is_still_good_is_not_sent_again()
    {
        outlet.On("/a", context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "W/odd"
                && context.Request.Headers.IfModifiedSince == "a while ago" ? 304 : 200;
            return Task.CompletedTask;
        });
        using var fetcher = outlet.Fetcher();

        var result = await fetcher.FetchAsync(outlet.Ask("/a") with { ETag = "W/odd", LastModified = "a while ago" }, Cancel);

        Assert.True(result.NotModified);
        Assert.Empty(result.Body);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(403, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task An_error_status_is_a_typed_error_that_names_the_URL(int status, bool final)
    {
        outlet.Fail("/a", status);

        var error = await outlet.FailsAsync("/a", FetchFailure.Status);

        Assert.Equal((status, $"status-{status}", final), ((int)error.Status!, error.Reason, error.IsFinal));
        Assert.Contains($"{outlet.Url}a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_for_quiet_is_heard()
    {
        outlet.On("/a", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });

        Assert.Equal(TimeSpan.FromMinutes(2), (await outlet.FailsAsync("/a", FetchFailure.Status)).RetryAfter);
    }

    [Fact]
    public async Task Only_permanent_redirects_move_a_source()
    {
        outlet.Redirect("/a", 301, "/b");
        outlet.Redirect("/b", 308, "/c");
        outlet.Redirect("/c", 302, "/d?x=1");
        outlet.Redirect("/d?x=1", 301, "/e");
        outlet.Serve("/e", "there");
        using var fetcher = outlet.Fetcher();

        var result = await fetcher.FetchAsync(outlet.Ask("/a"), Cancel);

        Assert.Equal((new Uri(outlet.Url, "/e"), new Uri(outlet.Url, "/c")), (result.Url, result.PermanentUrl));
    }

    [Fact]
    public async Task Redirects_in_a_circle_and_without_end_are_given_up()
    {
        outlet.Redirect("/a", 302, "/b");
        outlet.Redirect("/b", 302, "/a");
        for (var i = 0; i < 10; i++)
            outlet.Redirect($"/n{i}", 302, $"/n{i + 1}");

        await outlet.FailsAsync("/a", FetchFailure.RedirectLoop);
        await outlet.FailsAsync("/n0", FetchFailure.RedirectLoop);
        Assert.Equal(6, outlet.Requests.Count(r => r.Path.StartsWith("/n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\u0001\u0002 garbage\r\n\r\n", FetchFailure.Protocol)]
    [InlineData("", FetchFailure.Connection)]
    public async Task A_server_that_speaks_no_HTTP_or_says_nothing_is_a_typed_error(string answer, FetchFailure failure)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var serving = ServeRawAsync(listener, answer);
        using var fetcher = outlet.Fetcher(o => o.AllowedPrivateHosts.Add("127.0.0.1"));

        var error = await Assert.ThrowsAsync<FetchException>(
            () => fetcher.FetchAsync(new FetchRequest(new Uri($"http://127.0.0.1:{port}/"), "*/*"), Cancel));

        Assert.Equal(failure, error.Failure);
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public async Task TLS_that_fails_and_names_without_an_address_are_told_apart()
    {
        using var fetcher = outlet.Fetcher();

        var tls = await Assert.ThrowsAsync<FetchException>(
            () => fetcher.FetchAsync(new FetchRequest(new Uri($"https://{outlet.Url.Authority}/"), "*/*"), Cancel));
        var dns = await Assert.ThrowsAsync<FetchException>(
            () => fetcher.FetchAsync(new FetchRequest(new Uri("http://nobody.invalid/"), "*/*"), Cancel));

        Assert.Equal((FetchFailure.Tls, FetchFailure.Dns), (tls.Failure, dns.Failure));
    }

    [Fact]
    public async Task A_caller_that_cancels_gets_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        outlet.On("/a", async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var fetcher = outlet.Fetcher();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(outlet.Ask("/a"), stop.Token));
    }

    private static async Task ServeRawAsync(TcpListener listener, string answer)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(Cancel);
            var stream = client.GetStream();
            await stream.ReadExactlyAsync(new byte[16], Cancel);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), Cancel);
        }
    }
}
