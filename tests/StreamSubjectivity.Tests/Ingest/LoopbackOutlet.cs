using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Fetching;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>An outlet on loopback that answers as a test tells it to.</summary>
internal sealed class LoopbackOutlet : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<HttpRequestRecord> requests = new();
    private readonly WebApplication server;
    private readonly X509Certificate2? certificate;

    private LoopbackOutlet(WebApplication server, X509Certificate2? certificate) => (this.server, this.certificate) = (server, certificate);

    /// <summary>Where it is, with a slash at the end.</summary>
    internal Uri Url { get; private set; } = null!;

    internal IReadOnlyList<HttpRequestRecord> Requests => [.. requests];

    internal static Task<LoopbackOutlet> StartAsync() => StartAsync(null, HttpProtocols.Http1);

    /// <summary>An outlet over TLS that offers these protocols; its fetchers trust its certificate.</summary>
    internal static Task<LoopbackOutlet> StartTlsAsync(HttpProtocols offered) => StartAsync(TestCertificate.SelfSigned(), offered);

    private static async Task<LoopbackOutlet> StartAsync(X509Certificate2? certificate, HttpProtocols offered)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = offered;
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var outlet = new LoopbackOutlet(builder.Build(), certificate);
        outlet.server.Run(outlet.AnswerAsync);
        await outlet.server.StartAsync();
        var addresses = outlet.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        outlet.Url = new Uri(addresses.Addresses.Single() + "/");
        return outlet;
    }

    /// <summary>What a path answers from now on.</summary>
    internal void On(string path, RequestDelegate answer) => answers[path] = answer;

    /// <summary>A path that answers 200 with a body.</summary>
    internal void Serve(string path, string body, string type = "text/html; charset=utf-8", string? etag = null) =>
        On(path, async context =>
    {
        context.Response.ContentType = type;
        if (etag is not null)
            context.Response.Headers.ETag = etag;
        await context.Response.WriteAsync(body);
    });

    /// <summary>A path that answers a status without a body.</summary>
    internal void Fail(string path, int status) => On(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    internal void Redirect(string path, int status, string location) => On(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    /// <summary>Fetches from this outlet alone, without pauses.</summary>
    internal WebFetcher Fetcher(Action<FetchOptions>? change = null, TimeProvider? clock = null)
    {
        var options = new FetchOptions { HostDelay = TimeSpan.Zero, Robots = false };
        options.AllowedPrivateHosts.Add(Url.Authority);
        change?.Invoke(options);
        if (certificate is null)
            return new WebFetcher(Options.Create(options), clock ?? TimeProvider.System);
        var transport = WebFetcher.Handler(new GuardedConnector(options));
        transport.SslOptions.RemoteCertificateValidationCallback =
            (_, shown, _, _) => shown is not null && shown.GetCertHashString() == certificate.GetCertHashString();
        return new WebFetcher(options, clock ?? TimeProvider.System, transport);
    }

    internal FetchRequest Ask(string path) => new(new Uri(Url, path), FetchRequest.PageTypes);

    /// <summary>Fetches a path and asserts that it fails for this reason.</summary>
    internal async Task<FetchException> FailsAsync(string path, FetchFailure failure, Action<FetchOptions>? change = null)
    {
        using var fetcher = Fetcher(change);
        var error = await Assert.ThrowsAsync<FetchException>(
            () => fetcher.FetchAsync(Ask(path), TestContext.Current.CancellationToken));
        Assert.Equal(failure, error.Failure);
        return error;
    }

    /// <summary>Answers with an encoded body.</summary>
    internal static async Task WriteEncodedAsync(HttpContext context, string encoding, byte[] body)
    {
        context.Response.Headers.ContentEncoding = encoding;
        await using Stream stream = encoding switch
        {
            "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Optimal),
            "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
            _ => new ZLibStream(context.Response.Body, CompressionLevel.Optimal),
        };
        await stream.WriteAsync(body, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate?.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value + context.Request.QueryString;
        requests.Enqueue(new HttpRequestRecord(
            path,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            context.Request.Protocol));
        if (answers.TryGetValue(path, out var answer))
            return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
