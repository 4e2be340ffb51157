using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>
/// JSON over HTTP to one inference server, so many requests at a time, each bounded in time and size and tried again where that may help.
/// Every failure is a <see cref="RemoteEngineException"/>.
/// </summary>
internal sealed class RemoteClient : IDisposable
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private readonly HttpClient http;
    private readonly SemaphoreSlim gate;
    private readonly ResiliencePipeline pipeline;
    private readonly TimeProvider time;
    private readonly TimeSpan timeout;
    private readonly RemoteFaults faults;

    internal RemoteClient(RemoteOptions options, TimeProvider time, ILogger logger)
    {
        this.time = time;
        timeout = options.Timeout;
        var key = ReadKey(options);
        var address = Address(options.Url!);
        faults = new RemoteFaults(address, key, time);
        gate = new SemaphoreSlim(options.Concurrency, options.Concurrency);
        pipeline = RemoteResilience.Pipeline(options, time, logger);
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = options.Concurrency,
            // A server behind a name that moves is found again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            BaseAddress = address,
            MaxResponseContentBufferSize = options.MaxResponseBytes,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Where the server is.</summary>
    internal Uri Url => http.BaseAddress!;

    /// <summary>Asks for a resource.</summary>
    internal Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) => AskAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends a request's properties in snake case, and reads the answer so.</summary>
    internal Task<T> PostAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        AskAsync<T>(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, Format), cancellationToken);

    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    private async Task<T> AskAsync<T>(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await pipeline.ExecuteAsync(
                async token => await ExchangeAsync(method, path, body, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize<T>(answer, Format) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw faults.Unreadable(path, e);
        }
        catch (BrokenCircuitException e)
        {
            throw faults.LeftAlone(e);
        }
    }

    private async Task<byte[]> ExchangeAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        using var late = new CancellationTokenSource(timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var request = new HttpRequestMessage(method, path);
            if (body is not null)
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var response = await http.SendAsync(request, ending.Token).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(ending.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw faults.Refused(path, response, answer);
            RemoteMetrics.Answered(started);
            return answer;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            var fault = e as RemoteEngineException ?? faults.Failed(path, e, timeout);
            RemoteMetrics.Failed(fault);
            throw fault == e ? e : fault;
        }
        finally
        {
            gate.Release();
        }
    }

    private static string? ReadKey(RemoteOptions options)
    {
        if (options.ApiKeyFile is null)
            return options.ApiKey is { Length: > 0 } key ? key : null;
        try
        {
            return File.ReadAllText(options.ApiKeyFile).Trim() is { Length: > 0 } key && !key.Any(char.IsControl)
                ? key
                : throw new EngineException($"{options.ApiKeyFile}: must hold the key on one line");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"{options.ApiKeyFile}: the key can't be read: {e.Message}", e);
        }
    }

    // Other clients are given the address with /v1, which is part of the paths here.
    private static Uri Address(Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/v1", StringComparison.Ordinal))
            path = path[..^3];
        return new Uri(url, path + "/");
    }
}
