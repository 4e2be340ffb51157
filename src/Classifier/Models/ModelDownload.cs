using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Polly;
using Polly.Retry;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>
/// Downloads a file over HTTP, goes on where a cut connection or an earlier run left it (RFC 9110: Range with If-Range), and gives it its
/// name only when its SHA-256 is the one that is expected.
/// </summary>
/// <param name="client">Follows redirects; must set no deadline for whole requests.</param>
/// <param name="time">For pauses and for the deadline of silence.</param>
internal sealed class ModelDownload(HttpClient client, TimeProvider time)
{
    private const int Retries = 6;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>Downloads.</summary>
    /// <param name="url">An http or https address.</param>
    /// <param name="target">Where the whole file goes; its part lies beside it until then.</param>
    /// <param name="sha256">What it must be, lower-case hex.</param>
    /// <param name="bytes">What it must measure; null where that isn't known.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it; what is there stays for the next run.</param>
    /// <exception cref="ModelFileException">The server doesn't have it, or has another file; the disk is full; or retries were in vain.</exception>
    internal async Task FetchAsync(
        Uri url, string target, string sha256, long? bytes, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        using var part = OpenPart(target);
        var transfer = new ModelTransfer(client, time, Silence, url, part, bytes, progress);
        try
        {
            // A cut connection that brought something is no failed try: a large file over a bad line takes many.
            while (!await Pipeline().ExecuteAsync(transfer.AdvanceAsync, cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            throw new ModelFileException(
                target, $"could not be downloaded from {url}: {e.Message} {part.Length} bytes are kept in {part.Path}; the same command goes on from there", e);
        }

        var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(part.ToStart(), cancellationToken).ConfigureAwait(false));
        if (found == sha256)
        {
            part.MoveTo(target);
            return;
        }

        part.Discard();
        throw new ModelFileException(target, $"was not kept: what {url} sent has the SHA-256 {found} instead of {sha256}; it was removed");
    }

    /// <summary>Whether a status may be another in a while.</summary>
    internal static bool MayPass(HttpStatusCode? status) =>
        status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>A client that has no deadline for whole requests and says who it is.</summary>
    internal static HttpClient CreateClient()
    {
        var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("StreamSubjectivity", "1.0"));
        return client;
    }

    private static PartialFile OpenPart(string target)
    {
        try
        {
            return PartialFile.Open(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(target, $"can't be written; perhaps another process is pulling it: {e.Message}", e);
        }
    }

    private ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(30),
            UseJitter = true,
            ShouldHandle = new PredicateBuilder()
                .Handle<HttpRequestException>(e => MayPass(e.StatusCode))
                .Handle<IOException>()
                .Handle<TimeoutException>(),
        })
        .Build();
}
