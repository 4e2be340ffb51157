using System.Xml.Linq;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Maps sitemaps and sitemap indexes (sitemaps.org, version 0.9) with the elements of Google's news schema. Namespaces are forgiven:
/// names are what outlets get right.
/// </summary>
internal sealed class SitemapMapper(XElement root, Uri? documentUrl, List<string> warnings)
{
    // The protocol's own bound.
    private const int MostUrls = 50_000;

    private readonly FeedLinks links = new(documentUrl);

    internal ParsedFeed Map()
    {
        var isIndex = Named(root, "sitemapindex");
        var places = root.Elements().Where(e => Named(e, isIndex ? "sitemap" : "url")).Take(MostUrls + 1).ToList();
        if (places.Count > MostUrls)
        {
            places.RemoveAt(MostUrls);
            warnings.Add($"more than {MostUrls} entries; the rest is left out");
        }

        var items = places.Select(p => Item(p, isIndex)).OfType<FeedItem>().ToList();
        var publications = isIndex ? [] : places.Select(p => Child(p, "news")).OfType<XElement>().ToList();
        var publication = publications.Select(n => Child(n, "publication")).FirstOrDefault(p => p is not null);
        var shape = isIndex ? FeedShape.SitemapIndex : publications.Count > 0 ? FeedShape.NewsSitemap : FeedShape.Sitemap;
        return new ParsedFeed(
            shape switch { FeedShape.SitemapIndex => "Sitemap index", FeedShape.NewsSitemap => "News sitemap", _ => "Sitemap" },
            Line(publication, "name"),
            documentUrl?.GetLeftPart(UriPartial.Authority),
            FeedText.Language(Line(publication, "language")),
            items,
            warnings)
        {
            Shape = shape,
        };
    }

    private FeedItem? Item(XElement place, bool isIndex)
    {
        var loc = Child(place, "loc");
        if (links.Resolve(loc?.Value, place) is not { } url)
        {
            warnings.Add($"an entry without a URL: {ParagraphText.Line(loc?.Value ?? "")}".TrimEnd(' ', ':'));
            return null;
        }

        var news = isIndex ? null : Child(place, "news");
        var keywords = Line(news, "keywords")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new FeedItem(
            url,
            url,
            Line(news, "title"),
            FeedText.Date(Child(news, "publication_date")?.Value, warnings),
            FeedText.Date(Child(place, "lastmod")?.Value, warnings),
            [],
            null,
            null,
            [.. keywords.Distinct(StringComparer.Ordinal)]);
    }

    private static string? Line(XElement? place, string name) => HtmlText.Line(Child(place, name)?.Inner());

    private static XElement? Child(XElement? place, string name) => place?.Elements().FirstOrDefault(e => Named(e, name));

    private static bool Named(XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
