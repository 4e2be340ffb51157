using System.Net;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>A URL could not be fetched.</summary>
/// <param name="url">The URL that failed, after redirects.</param>
/// <param name="failure">Why.</param>
/// <param name="detail">What happened, for people.</param>
/// <param name="inner">The error below, or null.</param>
public sealed class FetchException(Uri url, FetchFailure failure, string detail, Exception? inner = null)
    : Exception($"{url}: {detail}", inner)
{
    /// <summary>The URL that failed, after redirects.</summary>
    public Uri Url { get; } = url;

    /// <summary>Why.</summary>
    public FetchFailure Failure { get; } = failure;

    /// <summary>Status where <see cref="Failure"/> is <see cref="FetchFailure.Status"/>.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the server asks to be left alone (Retry-After), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Machine-readable reason, for example <c>status-404</c> or <c>refused-address</c>.</summary>
    public string Reason => Failure switch
    {
        FetchFailure.Status => $"status-{(int)Status.GetValueOrDefault()}",
        FetchFailure.BadUrl => "bad-url",
        FetchFailure.RefusedAddress => "refused-address",
        FetchFailure.TooLarge => "too-large",
        FetchFailure.RedirectLoop => "redirect-loop",
        FetchFailure.Dns => "dns",
        FetchFailure.Tls => "tls",
        FetchFailure.Timeout => "timeout",
        FetchFailure.Protocol => "protocol",
        FetchFailure.HostQuiet => "host-quiet",
        FetchFailure.RobotsDisallowed => "robots",
        FetchFailure.RobotsUnreachable => "robots-unreachable",
        _ => "connection",
    };

    /// <summary>Whether asking again later can't help: the outlet says that there is nothing, or we may not go there.</summary>
    public bool IsFinal => Failure is FetchFailure.BadUrl or FetchFailure.RefusedAddress or FetchFailure.RobotsDisallowed
        || Status is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnavailableForLegalReasons;
}
