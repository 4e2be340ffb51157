using System.Xml.Linq;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Resolves the links of a feed: xml:base first, then the document's URL, then the site that the feed names.</summary>
/// <param name="documentUrl">URL of the feed, or null.</param>
internal sealed class FeedLinks(Uri? documentUrl)
{
    /// <summary>URL of the site, the last resort for relative links.</summary>
    internal Uri? Site { get; set; }

    /// <summary>The absolute http(s) URL of a link that stands in <paramref name="place"/>, or null.</summary>
    internal string? Resolve(string? link, XElement place)
    {
        link = link?.Trim();
        if (string.IsNullOrEmpty(link))
            return null;
        if (Uri.TryCreate(link, UriKind.Absolute, out var absolute) && !absolute.IsFile)
            return Web(absolute);
        if (link.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate($"http://{link}", UriKind.Absolute, out var bare))
            return Web(bare);
        return (Base(place) ?? Site) is { } baseUrl && Uri.TryCreate(baseUrl, link, out var resolved) ? Web(resolved) : null;
    }

    private Uri? Base(XElement place)
    {
        var baseUrl = documentUrl;
        foreach (var attribute in place.AncestorsAndSelf().Reverse().Select(e => e.Attribute(XNamespace.Xml + "base")))
        {
            if (attribute is null)
                continue;
            if (Uri.TryCreate(attribute.Value.Trim(), UriKind.Absolute, out var absolute) && !absolute.IsFile)
                baseUrl = absolute;
            else if (baseUrl is not null && Uri.TryCreate(baseUrl, attribute.Value.Trim(), out var relative))
                baseUrl = relative;
        }

        return baseUrl;
    }

    // A link that is right already stays as the outlet writes it.
    private static string? Web(Uri url) =>
        url.Scheme is not ("http" or "https") ? null : url.IsWellFormedOriginalString() ? url.OriginalString : url.AbsoluteUri;
}
