using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StreamSubjectivity.Ingest.Fetching;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>Which HTTP is spoken with outlets over TLS, and what becomes of faults that only HTTP/2 knows.</summary>
public sealed class HttpVersionTests
{
    // RFC 9113, 7.
    private const int InternalError = 0x2;
    private const int Http11Required = 0xd;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task HTTP_2_is_spoken_where_it_is_offered_and_HTTP_1_where_it_is_not(HttpProtocols offered, string spoken)
    {
        await using var outlet = await LoopbackOutlet.StartTlsAsync(offered);
        outlet.On("/a", context => LoopbackOutlet.WriteEncodedAsync(context, "br", "what was said"u8.ToArray()));
        outlet.Redirect("/old", 301, "/a");
        using var fetcher = outlet.Fetcher();

        var result = await fetcher.FetchAsync(outlet.Ask("/old"), Cancel);

        Assert.Equal(("what was said", $"{outlet.Url}a"), (Encoding.ASCII.GetString(result.Body), result.Url.AbsoluteUri));
        Assert.Equal([("/old", spoken), ("/a", spoken)], outlet.Requests.Select(r => (r.Path, r.Protocol)));
    }

    [Fact]
    public async Task A_server_that_wants_HTTP_1_back_gets_it()
    {
        await using var outlet = await LoopbackOutlet.StartTlsAsync(HttpProtocols.Http1AndHttp2);
        outlet.On("/a", context =>
        {
            if (context.Request.Protocol == "HTTP/2")
                Reset(context, Http11Required);
            return context.Request.Protocol == "HTTP/2" ? Task.CompletedTask : context.Response.WriteAsync("as before", Cancel);
        });
        using var fetcher = outlet.Fetcher();

        Assert.Equal("as before", Encoding.ASCII.GetString((await fetcher.FetchAsync(outlet.Ask("/a"), Cancel)).Body));
        Assert.Equal(["HTTP/2", "HTTP/1.1"], outlet.Requests.Select(r => r.Protocol));
    }

    [Fact]
    public async Task A_stream_that_is_reset_is_a_typed_error_and_the_next_request_is_answered()
    {
        await using var outlet = await LoopbackOutlet.StartTlsAsync(HttpProtocols.Http2);
        outlet.On("/before", context =>
        {
            Reset(context, InternalError);
            return Task.CompletedTask;
        });
        outlet.On("/within", async context =>
        {
            await context.Response.WriteAsync("half", Cancel);
            await context.Response.Body.FlushAsync(Cancel);
            Reset(context, InternalError);
        });
        outlet.Serve("/a", "whole");
        using var fetcher = outlet.Fetcher();

        foreach (var path in new[] { "/before", "/within" })
        {
            var error = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(outlet.Ask(path), Cancel));
            Assert.True(error.Failure is FetchFailure.Protocol or FetchFailure.Connection, error.ToString());
            Assert.False(error.IsFinal);
        }

        Assert.Equal("whole", Encoding.ASCII.GetString((await fetcher.FetchAsync(outlet.Ask("/a"), Cancel)).Body));
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_refused_where_HTTP_2_is_offered_too()
    {
        await using var outlet = await LoopbackOutlet.StartTlsAsync(HttpProtocols.Http1AndHttp2);
        var options = new FetchOptions { HostDelay = TimeSpan.Zero, Robots = false };
        options.AllowedPrivateHosts.Add(outlet.Url.Authority);
        using var fetcher = new WebFetcher(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System);

        var error = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(outlet.Ask("/a"), Cancel));

        Assert.Equal(FetchFailure.Tls, error.Failure);
        Assert.Empty(outlet.Requests);
    }

    private static void Reset(HttpContext context, int code) => context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(code);
}
