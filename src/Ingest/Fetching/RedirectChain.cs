using System.Net;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>The redirects of one fetch.</summary>
internal sealed class RedirectChain
{
    private readonly HashSet<string> seen;
    private readonly int limit;
    private bool onlyPermanent = true;

    /// <summary>Begins at a URL.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="limit">Redirects that are followed.</param>
    internal RedirectChain(Uri start, int limit)
    {
        RequireWeb(start);
        seen = [start.AbsoluteUri];
        this.limit = limit;
        Current = start;
    }

    /// <summary>Where the chain stands.</summary>
    internal Uri Current { get; private set; }

    /// <summary>Where permanent redirects alone lead, or null.</summary>
    internal Uri? PermanentUrl { get; private set; }

    /// <summary>Follows a redirect; false where the response is none.</summary>
    /// <exception cref="FetchException">The redirect leads nowhere, back, or on too long.</exception>
    internal bool Follow(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            return false;
        if (response.Headers.Location is not { } location || !Uri.TryCreate(Current, location, out var next))
            throw new FetchException(Current, FetchFailure.Protocol, $"status {(int)response.StatusCode} without a Location");
        RequireWeb(next);
        if (!seen.Add(next.AbsoluteUri))
            throw new FetchException(Current, FetchFailure.RedirectLoop, $"redirects back to {next}");
        if (seen.Count > limit + 1)
            throw new FetchException(Current, FetchFailure.RedirectLoop, $"more than {limit} redirects");
        onlyPermanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
        if (onlyPermanent)
            PermanentUrl = next;
        Current = next;
        return true;
    }

    private static void RequireWeb(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
            throw new FetchException(url, FetchFailure.BadUrl, "not an http or https URL");
        if (url.UserInfo.Length > 0)
            throw new FetchException(url, FetchFailure.BadUrl, "a URL with a user name is not fetched");
    }
}
