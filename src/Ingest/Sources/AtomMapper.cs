using System.Xml.Linq;
using StreamSubjectivity.Ingest.Text;
using static StreamSubjectivity.Ingest.Sources.FeedVocabulary;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Maps Atom 1.0 (RFC 4287) and 0.3. An element without a namespace counts as Atom's: outlets forget to declare it.
/// </summary>
internal sealed class AtomMapper(XElement root, Uri? documentUrl, List<string> warnings)
{
    private readonly FeedLinks links = new(documentUrl);

    internal ParsedFeed Map()
    {
        var url = Link(root);
        links.Site = Uri.TryCreate(url, UriKind.Absolute, out var site) ? site : null;
        var entries = root.DescendantsAndSelf().Where(e => IsAtom(e, "entry"));
        var version = root.AttributeText("version") == "0.3"
            || root.Name.NamespaceName.StartsWith("http://purl.org/atom/ns", StringComparison.Ordinal)
            ? "Atom 0.3" : "Atom 1.0";
        return new ParsedFeed(version, Title(root), url, FeedText.Language((string?)root.Attribute(XNamespace.Xml + "lang")),
            [.. entries.Select(Entry)], warnings)
        {
            Hints = FeedHints.Of(root),
            Hubs = [.. Related("hub")],
            Self = Related("self").FirstOrDefault(),
        };
    }

    private IEnumerable<string> Related(string relation) =>
        root.Elements().Where(e => IsAtom(e, "link") && e.AttributeText("rel") == relation)
            .Select(l => links.Resolve(l.AttributeText("href"), l)).OfType<string>();

    private FeedItem Entry(XElement entry)
    {
        var url = links.Resolve(entry.Child(FeedBurner, "origLink")?.Value, entry) ?? Link(entry);
        var title = Title(entry);
        var content = Text(Get(entry, "content"));
        var summary = Text(Get(entry, "summary"))
            ?? FeedText.Readable(entry.Descendants().FirstOrDefault(e => e.Is(Media, "description"))?.Value, warnings);
        var published = Date(entry, "published") ?? Date(entry, "issued") ?? Date(entry, "created");
        var updated = Date(entry, "updated") ?? Date(entry, "modified");
        var id = FeedText.Token(Get(entry, "id")?.Value) ?? url ?? FeedText.Hash(title, summary, content);
        return new FeedItem(id, url, title, published, updated, Authors(entry), summary, content, Categories(entry));
    }

    private string? Link(XElement place)
    {
        var all = place.Elements().Where(e => IsAtom(e, "link")).ToList();
        var alternates = all.Where(l => (l.AttributeText("rel") ?? "alternate") == "alternate").ToList();
        var link = alternates.Find(l => l.AttributeText("type") is null or "text/html" or "application/xhtml+xml")
            ?? alternates.FirstOrDefault();
        return links.Resolve(link?.AttributeText("href") ?? FeedText.Token(link?.Value), link ?? place)
            ?? (Get(place, "id")?.Value.Trim() is { } id && id.StartsWith("http", StringComparison.Ordinal) && place != root
                ? links.Resolve(id, place)
                : null);
    }

    private string? Title(XElement place)
    {
        var title = Get(place, "title");
        // Only an outlet that says "text" means its angle brackets.
        return title?.AttributeText("type") is "text" ? Empty(ParagraphText.Line(title.Value)) : FeedText.Line(title?.Inner(), warnings);
    }

    private string? Text(XElement? construct)
    {
        if (construct is null || construct.AttributeText("src") is not null)
            return null;
        var type = construct.AttributeText("type") ?? "text";
        var isMedia = type.Contains('/')
            && !type.StartsWith("text/", StringComparison.Ordinal)
            && !type.Contains("xml", StringComparison.Ordinal);
        if (isMedia || construct.AttributeText("mode") == "base64")
            return null;
        return FeedText.Readable(construct.Inner(), warnings);
    }

    private DateTimeOffset? Date(XElement entry, string name) => FeedText.Date(Get(entry, name)?.Value, warnings);

    private List<string> Authors(XElement entry)
    {
        var own = Names(entry);
        return own.Count > 0
            ? own
            : Get(entry, "source") is { } source && Names(source) is { Count: > 0 } sources ? sources : Names(root);
    }

    private static List<string> Names(XElement place) =>
        [.. place.Elements().Where(e => IsAtom(e, "author")).Select(a => FeedText.Author((Get(a, "name") ?? a).Inner()))
            .Concat(place.Children(DublinCore, "creator").Select(c => FeedText.Author(c.Inner())))
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    private static List<string> Categories(XElement entry) =>
        [.. entry.Elements().Where(e => IsAtom(e, "category"))
            .Select(c => c.AttributeText("label") ?? c.AttributeText("term") ?? c.Value)
            .Concat(entry.Children(DublinCore, "subject").Select(s => s.Value))
            .Select(HtmlText.Line).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static XElement? Get(XElement place, string name) => place.Elements().FirstOrDefault(e => IsAtom(e, name));

    private static bool IsAtom(XElement element, string name) => element.Is(Atom, name) || element.Is(Rss, name);

    private static string? Empty(string text) => text.Length == 0 ? null : text;
}
