using System.Net;
using System.Text;
using System.Text.Json;
using Polly.CircuitBreaker;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>Words for what a server did, without the key that it may repeat.</summary>
internal sealed class RemoteFaults(Uri address, string? key, TimeProvider time)
{
    private const int LongestExcerpt = 300;

    /// <summary>The server answered with another status than success.</summary>
    internal RemoteEngineException Refused(string path, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var status = response.StatusCode;
        var advice = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "; give the key by Stream:Scorer:Remote:ApiKeyFile",
            HttpStatusCode.NotFound => "; is the server of another kind, or has it another model (Stream:Scorer:Remote:Kind, Model)?",
            _ => "",
        };
        return new RemoteEngineException($"{address}{path} answered {(int)status}: {Reason(body)}{advice}")
        {
            Status = status,
            IsTransient = status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                || ((int)status >= 500 && status is not (HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported)),
            RetryAfter = RetryAfter(response),
        };
    }

    /// <summary>There was no answer, or not a whole one.</summary>
    internal RemoteEngineException Failed(string path, Exception exception, TimeSpan timeout) => exception switch
    {
        OperationCanceledException => new($"{address}{path} gave no answer within {timeout}", exception) { IsTransient = true },
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new($"{address}{path} answered more than Stream:Scorer:Remote:MaxResponseBytes", exception),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new($"{address}{path}: no secure connection: {exception.Message}", exception),
        _ => new($"{address}{path} failed: {exception.Message}", exception) { IsTransient = true },
    };

    /// <summary>The answer isn't what the interface promises.</summary>
    internal RemoteEngineException Unreadable(string path, Exception exception) =>
        new($"{address}{path} gave an answer that can't be read: {exception.Message}", exception);

    /// <summary>Most requests failed, so that none is sent for a while.</summary>
    internal RemoteEngineException LeftAlone(BrokenCircuitException exception) =>
        new($"{address} failed most requests and is left alone for a moment: {exception.InnerException?.Message}", exception)
        {
            IsTransient = true,
            RetryAfter = exception.RetryAfter,
        };

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private string Reason(ReadOnlySpan<byte> body)
    {
        var text = Message(body) ?? Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestExcerpt)]);
        if (key is not null)
            text = text.Replace(key, "…", StringComparison.Ordinal);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestExcerpt ? line[..LongestExcerpt] : line;
    }

    // {"error":{"message":…}} of OpenAI, llama-server and newer vLLM; {"message":…} of SGLang and older vLLM; {"detail":…} of FastAPI.
    private static string? Message(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error))
                root = error;
            if (root.ValueKind == JsonValueKind.String)
                return root.GetString();
            return root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("message", out var text) || root.TryGetProperty("detail", out text))
                ? text.ToString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
