using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
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

    private LoopbackOutlet(WebApplication server) => this.server = server;

    /// <summary>Where it is, with a slash at the end.</summary>
    internal Uri Url { get; private set; } = null!;

    internal IReadOnlyList<HttpRequestRecord> Requests => [.. requests];

    internal static async Task<LoopbackOutlet> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var outlet = new LoopbackOutlet(builder.Build());
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
        return new WebFetcher(Options.Create(options), clock ?? TimeProvider.System);
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

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value + context.Request.QueryString;
        requests.Enqueue(new HttpRequestRecord(
            path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (answers.TryGetValue(path, out var answer))
            return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
