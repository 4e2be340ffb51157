using System.Net.Sockets;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Turns what HTTP throws and answers into <see cref="FetchException"/>.</summary>
internal static class FetchFaults
{
    // A server that asks for a month of quiet is asked again in a day.
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromDays(1);

    internal static FetchException Classify(Uri url, HttpRequestException error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            if (e is FetchException own)
                return own;
        }

        var failure = error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => FetchFailure.Dns,
            HttpRequestError.SecureConnectionError => FetchFailure.Tls,
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded =>
                FetchFailure.Protocol,
            _ => FetchFailure.Connection,
        };
        var cause = error.InnerException is SocketException socket
            ? socket.Message
            : error.InnerException?.Message ?? error.Message;
        return new FetchException(url, failure, cause, error);
    }

    internal static FetchException Status(Uri url, HttpResponseMessage response, DateTimeOffset now)
    {
        var after = response.Headers.RetryAfter;
        var quiet = after?.Delta ?? (after?.Date is { } date ? date - now : null);
        if (quiet < TimeSpan.Zero)
            quiet = null;
        return new FetchException(
            url, FetchFailure.Status, $"status {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd())
        {
            Status = response.StatusCode,
            RetryAfter = quiet > LongestQuiet ? LongestQuiet : quiet,
        };
    }
}
