using AngleSharp.Html.Parser;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Discovery;

/// <summary>The feeds that a page links to: <c>link rel=alternate</c> of a feed's type first, then anchors that look like feeds.</summary>
internal static class PageFeedLinks
{
    private const int MostAnchors = 10;

    private static readonly string[] Types =
        ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json"];

    private static readonly string[] Marks = ["/rss", "/feed", "/atom", ".rss", ".rdf", "rss.xml", "atom.xml", "feed.xml", "feed.json"];

    /// <summary>Absolute http(s) URLs in the page's order, each once.</summary>
    internal static IReadOnlyList<Uri> Find(ReadOnlySpan<byte> page, string? charset, Uri url)
    {
        using var document = new HtmlParser().ParseDocument(TextDecoder.Decode(page, charset).Text);
        var at = Resolve(document.QuerySelector("base[href]")?.GetAttribute("href"), url) ?? url;
        var declared = document.QuerySelectorAll("link[href]")
            .Where(l => Has(l.GetAttribute("rel"), "alternate") && Types.Contains(Bare(l.GetAttribute("type"))))
            .Select(l => Resolve(l.GetAttribute("href"), at));
        var anchors = document.QuerySelectorAll("a[href]")
            .Select(a => Resolve(a.GetAttribute("href"), at))
            .Where(u => u is not null && Array.Exists(Marks, m => u.AbsolutePath.Contains(m, StringComparison.OrdinalIgnoreCase)))
            .Take(MostAnchors);
        return [.. declared.Concat(anchors).OfType<Uri>().Distinct()];
    }

    private static bool Has(string? relations, string relation) =>
        relations?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(relation, StringComparer.OrdinalIgnoreCase) == true;

    private static string Bare(string? type) => (type ?? "").Split(';')[0].Trim().ToLowerInvariant();

    private static Uri? Resolve(string? link, Uri at) =>
        Uri.TryCreate(at, link?.Trim(), out var url) && url.Scheme is "http" or "https" ? url : null;
}
