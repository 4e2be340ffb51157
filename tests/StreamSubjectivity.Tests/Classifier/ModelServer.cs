using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Tests.Ingest;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>A server on loopback with one file, version "v1", that answers ranges of it; or as a test tells it to.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly LoopbackOutlet server;
    private readonly byte[] file;

    private ModelServer(LoopbackOutlet server, byte[] file) => (this.server, this.file) = (server, file);

    /// <summary>The file's address.</summary>
    internal Uri Url => new(server.Url, "tiny.gguf");

    internal IReadOnlyList<HttpRequestRecord> Requests => server.Requests;

    internal static async Task<ModelServer> StartAsync(byte[] file) => new(await LoopbackOutlet.StartAsync(), file);

    /// <summary>What the file's address answers from now on.</summary>
    internal void On(RequestDelegate answer) => server.On("/tiny.gguf", answer);

    /// <summary>Serves the file.</summary>
    /// <param name="cutAfter">Bytes after which each connection is cut; null: none is.</param>
    /// <param name="afterCut">Answers requests for the rest.</param>
    internal void Serve(int? cutAfter = null, Action<HttpContext>? afterCut = null) => On(context =>
    {
        var from = context.Request.Headers.IfRange == "\"v1\"" ? (int)RangeOf(context) : 0;
        if (from > 0 && afterCut is not null)
        {
            afterCut(context);
            return Task.CompletedTask;
        }

        return SendAsync(context, from, Math.Min(file.Length, from + (cutAfter ?? file.Length)));
    });

    /// <summary>Announces the file from a byte on, and sends it up to another; where that isn't its end, Kestrel cuts the connection.</summary>
    internal async Task SendAsync(HttpContext context, int from, int to)
    {
        context.Response.Headers.ETag = "\"v1\"";
        context.Response.ContentLength = file.Length - from;
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{file.Length - 1}/{file.Length}";
        }

        await context.Response.Body.WriteAsync(file.AsMemory(from, to - from), TestContext.Current.CancellationToken);
        await context.Response.Body.FlushAsync(TestContext.Current.CancellationToken);
    }

    internal static long RangeOf(HttpContext context) =>
        RangeHeaderValue.TryParse(context.Request.Headers.Range, out var range) ? range.Ranges.Single().From!.Value : 0;

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
