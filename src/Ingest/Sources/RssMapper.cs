using System.Xml.Linq;
using StreamSubjectivity.Ingest.Text;
using static StreamSubjectivity.Ingest.Sources.FeedVocabulary;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Maps RSS of every version with the modules that news uses: content, Dublin Core, Atom's links, media's description.
/// </summary>
internal sealed class RssMapper
{
    private readonly XElement root;
    private readonly XElement channel;
    private readonly FeedLinks links;
    private readonly List<string> warnings;

    internal RssMapper(XElement root, Uri? documentUrl, List<string> warnings)
    {
        this.root = root;
        this.warnings = warnings;
        channel = root.DescendantsAndSelf().FirstOrDefault(e => e.Is(Rss, "channel")) ?? root;
        links = new FeedLinks(documentUrl);
    }

    internal ParsedFeed Map()
    {
        var url = links.Resolve(channel.Child(Rss, "link")?.Value, channel) ?? Alternate(channel);
        links.Site = Uri.TryCreate(url, UriKind.Absolute, out var site) ? site : null;
        var language = FeedText.Language(channel.Child(Rss, "language")?.Value ?? channel.Child(DublinCore, "language")?.Value
            ?? (string?)root.Attribute(XNamespace.Xml + "lang"));
        var items = root.Descendants().Where(e => e.Is(Rss, "item")).Select(Item).ToList();
        return new ParsedFeed(Format(), FeedText.Line(channel.Child(Rss, "title")?.Inner(), warnings), url, language, items, warnings)
        {
            Hints = FeedHints.Of(channel),
            Hubs = [.. Related(channel, "hub")],
            Self = Related(channel, "self").FirstOrDefault(),
        };
    }

    private IEnumerable<string> Related(XElement place, string relation) =>
        place.Children(Atom, "link").Where(l => l.AttributeText("rel") == relation)
            .Select(l => links.Resolve(l.AttributeText("href"), l)).OfType<string>();

    private string Format()
    {
        if (!root.Name.LocalName.Equals("rdf", StringComparison.OrdinalIgnoreCase))
            return root.AttributeText("version") is { } version ? $"RSS {version}" : "RSS";
        return channel.Name.NamespaceName.Contains("simple/0.9", StringComparison.Ordinal) ? "RSS 0.90" : "RSS 1.0";
    }

    private FeedItem Item(XElement item)
    {
        var url = Url(item);
        var title = FeedText.Line(item.Child(Rss, "title")?.Inner() ?? item.Child(DublinCore, "title")?.Inner(), warnings);
        var summary = FeedText.Readable(item.Child(Rss, "description")?.Inner()
            ?? item.Child(DublinCore, "description")?.Inner() ?? item.Child(Atom, "summary")?.Inner()
            ?? item.Descendants().FirstOrDefault(e => e.Is(Media, "description"))?.Value, warnings);
        var content = FeedText.Readable(item.Child(Content, "encoded")?.Inner()
            ?? item.Child(Xhtml, "body")?.Inner()
            ?? item.Child(Rss, "fulltext")?.Inner()
            ?? item.Child(Atom, "content")?.Inner(), warnings);
        var published = Date(
            item,
            (Rss, "pubDate"),
            (DublinCore, "date"),
            (DublinCoreTerms, "issued"),
            (DublinCoreTerms, "created"),
            (Atom, "published"),
            (Rss, "date"),
            (Rss, "published"));
        var updated = Date(item, (Atom, "updated"), (DublinCoreTerms, "modified"), (Rss, "updated"));
        var id = FeedText.Token(item.Child(Rss, "guid")?.Value) ?? FeedText.Token(item.Child(Atom, "id")?.Value)
            ?? FeedText.Token(item.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value)
            ?? url ?? FeedText.Hash(title, summary, content);
        return new FeedItem(id, url, title, published, updated, Authors(item), summary, content, Categories(item));
    }

    private string? Url(XElement item)
    {
        var guid = item.Child(Rss, "guid");
        var permalink = guid?.AttributeText("isPermaLink") is not { } flag
            || flag.Equals("true", StringComparison.OrdinalIgnoreCase)
            ? guid?.Value.Trim() : null;
        return links.Resolve(item.Child(FeedBurner, "origLink")?.Value, item)
            ?? links.Resolve(
                item.Child(Rss, "link") is { } link ? FeedText.Token(link.Value) ?? link.AttributeText("href") : null, item)
            ?? Alternate(item)
            ?? (permalink?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? links.Resolve(permalink, item) : null)
            ?? links.Resolve(item.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value, item);
    }

    private string? Alternate(XElement place) =>
        place.Children(Atom, "link").Where(l => (l.AttributeText("rel") ?? "alternate") == "alternate")
            .Select(l => links.Resolve(l.AttributeText("href"), l)).FirstOrDefault(l => l is not null);

    private DateTimeOffset? Date(XElement item, params ReadOnlySpan<(string Vocabulary, string Name)> places)
    {
        foreach (var (vocabulary, name) in places)
        {
            if (item.Child(vocabulary, name) is { } element && FeedText.Date(element.Value, warnings) is { } date)
                return date;
        }

        return null;
    }

    private static List<string> Authors(XElement item)
    {
        var names = item.Children(DublinCore, "creator").Concat(item.Children(Rss, "author"))
            .Concat(item.Children(Atom, "author").Select(a => a.Child(Atom, "name") ?? a));
        return [.. names.Select(n => FeedText.Author(n.Inner())).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static List<string> Categories(XElement item) =>
        [.. item.Children(Rss, "category").Concat(item.Children(DublinCore, "subject"))
            .Select(c => HtmlText.Line(c.Inner())).OfType<string>().Distinct(StringComparer.Ordinal)];
}
