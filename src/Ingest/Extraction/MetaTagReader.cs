using AngleSharp.Dom;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>
/// Reads metadata from a page's head and visible marks: Open Graph, article:*, Dublin Core, the makers of news systems,
/// microdata.
/// </summary>
internal static class MetaTagReader
{
    private const string AuthorMarks = "[itemprop~='author'] [itemprop~='name'], a[rel~='author'], [itemprop~='author']";

    private const string DateMarks =
        "time[itemprop~='datePublished'], time[pubdate], article time[datetime], main time[datetime], time[datetime]";

    private static readonly string[] AuthorTags =
        ["author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl", "cXenseParse:author"];

    private static readonly string[] DateTags =
    [
        "article:published_time", "article:published", "og:article:published_time", "datePublished", "date", "dc.date.issued", "dc.date",
        "dcterms.created", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "sailthru.date", "cXenseParse:recs:publishtime",
        "last-modified",
    ];

    internal static PageMetadata Read(IDocument page)
    {
        var tags = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            if (name is null || string.IsNullOrWhiteSpace(meta.GetAttribute("content")))
                continue;
            if (!tags.TryGetValue(name.Trim(), out var values))
                tags[name.Trim()] = values = [];
            values.Add(meta.GetAttribute("content")!);
        }

        return new PageMetadata
        {
            Url = page.QuerySelector("link[rel~='canonical'][href]")?.GetAttribute("href") ?? One(tags, "og:url"),
            Title = HtmlText.Line(One(tags, "og:title", "twitter:title", "dc.title", "parsely-title", "headline")),
            Description = HtmlText.Line(One(tags, "og:description", "description", "twitter:description")),
            Authors = Authors(page, tags),
            Published = Published(page, tags),
            Section = HtmlText.Line(One(tags, "article:section", "parsely-section", "section", "og:section")),
            Language = FeedText.Language(
                page.DocumentElement.GetAttribute("lang") ?? page.DocumentElement.GetAttribute("xml:lang"))
                ?? FeedText.Language(One(tags, "og:locale", "content-language", "dc.language", "inLanguage", "language")),
        };
    }

    private static List<string> Authors(IDocument page, Dictionary<string, List<string>> tags)
    {
        var names = AuthorTags.Where(tags.ContainsKey).SelectMany(tag => tags[tag]);
        var found = Clean(names);
        return found.Count > 0 ? found : Clean(page.QuerySelectorAll(AuthorMarks).Select(e => e.TextContent));
    }

    private static List<string> Clean(IEnumerable<string> names) =>
        [.. names.Select(FeedText.Author).OfType<string>()
            .Where(n => n.Length < 100 && !n.Contains("://", StringComparison.Ordinal))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static DateTimeOffset? Published(IDocument page, Dictionary<string, List<string>> tags)
    {
        var text = One(tags, DateTags);
        if (FeedText.Date(text, []) is { } date)
            return date;
        return page.QuerySelectorAll(DateMarks)
            .Select(t => FeedText.Date(t.GetAttribute("datetime"), [])).FirstOrDefault(d => d is not null);
    }

    private static string? One(Dictionary<string, List<string>> tags, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (tags.TryGetValue(name, out var values))
                return values[0];
        }

        return null;
    }
}
