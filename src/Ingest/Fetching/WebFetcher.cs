using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Robots;
using StreamSubjectivity.Shared.Telemetry;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>
/// The one way out to the web: guarded against private addresses, capped in bytes and time, one request a host at a time, and none
/// that its robots.txt forbids.
/// </summary>
internal sealed class WebFetcher : IWebFetcher, IDisposable
{
    // RFC 9113, 7: HTTP_1_1_REQUIRED.
    private const long Http11Required = 0xd;

    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly HostGate gate;
    private readonly RobotsCache robots;
    private readonly HttpClient client;

    public WebFetcher(IOptions<FetchOptions> options, TimeProvider time)
        : this(options.Value, time, Handler(new GuardedConnector(options.Value)))
    {
    }

    /// <summary>Fetches over another transport: a simulation's.</summary>
    internal WebFetcher(FetchOptions options, TimeProvider time, HttpMessageHandler transport)
    {
        this.options = options;
        this.time = time;
        gate = new HostGate(this.options.HostDelay, time);
        robots = new RobotsCache(FetchRobotsAsync, time);
        client = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var span = TelemetryNames.Activities.StartActivity("fetch");
        span?.SetTag("url.full", request.Url.AbsoluteUri);
        var chain = new RedirectChain(request.Url, options.MaxRedirects);
        // Waiting for the turn at a host is no fault of the answer: only the asking counts.
        var left = options.Deadline;
        while (true)
        {
            var pause = await AdmitAsync(request, chain.Current, cancellationToken);
            using var pass = await gate.EnterAsync(chain.Current, cancellationToken);
            pass.HoldFor(pause);
            var asked = time.GetTimestamp();
            try
            {
                if (await AskAsync(request, chain, left, cancellationToken) is { } result)
                    return result;
                left = TimeSpan.FromTicks(Math.Max(1, (left - time.GetElapsedTime(asked)).Ticks));
            }
            catch (FetchException e) when (e.RetryAfter is { } quiet)
            {
                pass.HoldFor(quiet);
                throw;
            }
        }
    }

    public Task<RobotsFile> RobotsAsync(Uri url, CancellationToken cancellationToken) => robots.GetAsync(url, cancellationToken);

    public void Dispose() => client.Dispose();

    // Returns the pause that the host asks for. Each host on the way of a redirect is asked for its rules.
    private async Task<TimeSpan> AdmitAsync(FetchRequest request, Uri url, CancellationToken cancellationToken)
    {
        var asks = request.Purpose is FetchPurpose.Page || (request.Purpose is FetchPurpose.Feed && options.RobotsForFeeds);
        if (!options.Robots || !asks)
            return TimeSpan.Zero;
        var rules = await robots.GetAsync(url, cancellationToken);
        if (!rules.Allows(options.UserAgent, url))
            throw new FetchException(url, FetchFailure.RobotsDisallowed, "disallowed by its host's robots.txt");
        var pause = rules.CrawlDelay(options.UserAgent) ?? TimeSpan.Zero;
        return pause > options.MaxCrawlDelay ? options.MaxCrawlDelay : pause;
    }

    private Task<FetchResult> FetchRobotsAsync(Uri url, CancellationToken cancellationToken) => FetchAsync(
        new FetchRequest(url, "text/plain, */*;q=0.1") { Purpose = FetchPurpose.Robots, Enough = RobotsFile.MaxBytes },
        cancellationToken);

    // Null after a redirect, which moved the chain on.
    private async Task<FetchResult?> AskAsync(
        FetchRequest request, RedirectChain chain, TimeSpan left, CancellationToken cancellationToken)
    {
        var url = chain.Current;
        using var deadline = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await SendAsync(request, url, either.Token);
            if (chain.Follow(response))
                return null;
            return await ResultAsync(request, response, chain, either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(
                url, FetchFailure.Timeout, $"no whole answer within {options.Deadline.TotalSeconds:0.##} s", e);
        }
        catch (HttpRequestException e)
        {
            throw FetchFaults.Classify(url, e);
        }
        catch (IOException e)
        {
            throw new FetchException(url, FetchFailure.Connection, $"the connection broke: {e.Message}", e);
        }
    }

    private async Task<FetchResult> ResultAsync(
        FetchRequest request, HttpResponseMessage response, RedirectChain chain, CancellationToken cancellationToken)
    {
        var notModified = response.StatusCode == HttpStatusCode.NotModified;
        if (notModified && request.ETag is null && request.LastModified is null)
            throw new FetchException(chain.Current, FetchFailure.Protocol, "says not modified (304) without having been asked");
        if (!response.IsSuccessStatusCode && !notModified)
            throw FetchFaults.Status(chain.Current, response, time.GetUtcNow());
        var (body, wireBytes) = notModified
            ? ([], 0)
            : await new ResponseBody(chain.Current, options).ReadAsync(response.Content, request.Enough, cancellationToken);
        var type = response.Content.Headers.ContentType;
        return new FetchResult(
            chain.Current,
            chain.PermanentUrl,
            notModified,
            body,
            type?.MediaType?.ToLowerInvariant(),
            type?.CharSet?.Trim('"'),
            First(response.Headers, "ETag"),
            First(response.Content.Headers, "Last-Modified"),
            wireBytes)
        {
            Links = response.Headers.NonValidated.TryGetValues("Link", out var links) ? [.. links] : [],
        };
    }

    private async Task<HttpResponseMessage> SendAsync(FetchRequest request, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var message = Message(request, url, HttpVersion.Version20);
            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException e) when (e.InnerException is HttpProtocolException { ErrorCode: Http11Required })
        {
            // The server has not acted on it, and answers the same request in the older protocol.
            using var message = Message(request, url, HttpVersion.Version11);
            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
    }

    private HttpRequestMessage Message(FetchRequest request, Uri url, Version version)
    {
        var message = new HttpRequestMessage(request.Form is null ? HttpMethod.Get : HttpMethod.Post, url)
        {
            Content = request.Form is null ? null : new FormUrlEncodedContent(request.Form),
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", options.FullUserAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        // Validators go back as they came: outlets send ETags without quotes and dates that no parser takes.
        if (request.ETag is not null)
            message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (request.LastModified is not null)
            message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        foreach (var (name, value) in url.Authority == request.Url.Authority && url.Scheme == request.Url.Scheme ? request.Headers : NoHeaders)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.FirstOrDefault()?.Trim() is { Length: > 0 } value
            ? value
            : null;

    internal static SocketsHttpHandler Handler(GuardedConnector connector) => new()
    {
        ConnectCallback = connector.ConnectAsync,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 64,
        MaxConnectionsPerServer = 2,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    };
}
