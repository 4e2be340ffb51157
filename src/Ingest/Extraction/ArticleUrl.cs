using System.Text.RegularExpressions;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>Identity of an article by its URL: the same story linked from a feed, a newsletter and a search has one.</summary>
internal static partial class ArticleUrl
{
    /// <summary>The URL without fragment and tracking parameters.</summary>
    public static string Normalize(Uri url)
    {
        var kept = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !Tracking().IsMatch(p));
        var builder = new UriBuilder(url)
        {
            Fragment = "",
            Query = string.Join('&', kept),
            Port = url.IsDefaultPort ? -1 : url.Port,
        };
        return builder.Uri.AbsoluteUri;
    }

    /// <summary>Key of the outlet that a URL belongs to: its host in lower case without <c>www.</c>.</summary>
    public static string OutletKey(Uri url)
    {
        var host = url.IsDefaultPort ? url.IdnHost : url.Authority;
        return (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host).ToLowerInvariant();
    }

    /// <summary>
    /// The canonical URL that a page claims, where it may be believed: on the same site, and not the homepage of a page that is
    /// none.
    /// </summary>
    /// <param name="claimed">What the page says, or null.</param>
    /// <param name="page">Where the page was, or null where that isn't known.</param>
    internal static string? Canonical(string? claimed, Uri? page)
    {
        if (string.IsNullOrWhiteSpace(claimed) || !Resolve(claimed.Trim(), page, out var url))
            return page is null ? null : Normalize(page);
        if (page is not null && (!IsSameSite(url, page) || url.AbsolutePath == "/" && page.AbsolutePath != "/"))
            return Normalize(page);
        return Normalize(url);
    }

    private static bool Resolve(string claimed, Uri? page, out Uri url)
    {
        var resolved = page is null ? Uri.TryCreate(claimed, UriKind.Absolute, out url!) : Uri.TryCreate(page, claimed, out url!);
        return resolved && url.Scheme is "http" or "https";
    }

    private static bool IsSameSite(Uri a, Uri b)
    {
        string x = OutletKey(a), y = OutletKey(b);
        return x == y || x.EndsWith($".{y}", StringComparison.Ordinal) || y.EndsWith($".{x}", StringComparison.Ordinal)
            || LastLabels(x) is { } site && site == LastLabels(y);
    }

    // Two labels tell sites apart well enough for a claim that the outlet itself makes.
    private static string? LastLabels(string host)
    {
        var labels = host.Split('.');
        return labels.Length < 3 ? null : string.Join('.', labels[^(labels[^2].Length <= 3 ? 3 : 2)..]);
    }

    [GeneratedRegex(
        "^(utm_|at_|mc_|fbclid|gclid|dclid|msclkid|igshid|xtor|wt_mc|wt\\.mc|cmpid|cmp=|ftag|ncid|smid|dicbo"
        + "|ref=rss|partner=rss|emc=rss|rss=|src=rss|source=rss|feed=rss)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Tracking();
}
