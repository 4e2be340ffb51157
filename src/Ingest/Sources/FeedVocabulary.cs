using System.Xml.Linq;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>The vocabularies of feeds under one short name each, however their namespace is written.</summary>
internal static class FeedVocabulary
{
    internal const string Rss = "rss";
    internal const string Atom = "atom";
    internal const string Content = "content";
    internal const string DublinCore = "dc";
    internal const string DublinCoreTerms = "dcterms";
    internal const string Media = "media";
    internal const string FeedBurner = "feedburner";
    internal const string Syndication = "sy";
    internal const string Xhtml = "xhtml";

    private const string Undeclared = "urn:undeclared:";

    private static readonly Dictionary<string, string> ByUri = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Rss,
        ["purl.org/rss/1.0"] = Rss,
        ["purl.org/net/rss1.1"] = Rss,
        ["my.netscape.com/rdf/simple/0.9"] = Rss,
        ["channel.netscape.com/rdf/simple/0.9"] = Rss,
        ["backend.userland.com/rss2"] = Rss,
        ["backend.userland.com/rss"] = Rss,
        ["blogs.law.harvard.edu/tech/rss"] = Rss,
        ["www.w3.org/2005/atom"] = Atom,
        ["purl.org/atom/ns"] = Atom,
        ["purl.org/rss/1.0/modules/content"] = Content,
        ["purl.org/dc/elements/1.1"] = DublinCore,
        ["purl.org/dc/elements/1.0"] = DublinCore,
        ["purl.org/dc/terms"] = DublinCoreTerms,
        ["purl.org/rss/1.0/modules/syndication"] = Syndication,
        ["search.yahoo.com/mrss"] = Media,
        ["rssnamespace.org/feedburner/ext/1.0"] = FeedBurner,
        ["www.w3.org/1999/xhtml"] = Xhtml,
    };

    /// <summary>The namespace that an undeclared prefix is given.</summary>
    internal static string UndeclaredUri(string prefix) => Undeclared + prefix;

    /// <summary>The short name of an element's vocabulary; its namespace where it is none of feeds.</summary>
    internal static string Of(XElement element)
    {
        var uri = element.Name.NamespaceName;
        if (uri.StartsWith(Undeclared, StringComparison.Ordinal))
            return uri[Undeclared.Length..];
        var bare = uri.AsSpan();
        if (bare.IndexOf("://") is >= 0 and var scheme)
            bare = bare[(scheme + 3)..];
        return ByUri.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bare.Trim().TrimEnd("/#"), out var name) ? name : uri;
    }

    /// <summary>The children of this name in this vocabulary.</summary>
    internal static IEnumerable<XElement> Children(this XElement element, string vocabulary, string name) =>
        element.Elements().Where(e => e.Is(vocabulary, name));

    /// <summary>The first child of this name in this vocabulary, or null.</summary>
    internal static XElement? Child(this XElement element, string vocabulary, string name) =>
        element.Children(vocabulary, name).FirstOrDefault();

    /// <summary>Whether an element has this name in this vocabulary; letter case is forgiven.</summary>
    internal static bool Is(this XElement element, string vocabulary, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && Of(element) == vocabulary;

    /// <summary>An attribute without a namespace, or null where it isn't there or is empty.</summary>
    internal static string? AttributeText(this XElement element, string name) =>
        ((string?)element.Attribute(name))?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>What stands between an element's tags: text as it is where there is only text, else markup.</summary>
    internal static string Inner(this XElement element) =>
        element.HasElements ? string.Concat(element.Nodes().Select(Markup)) : element.Value;

    private static string Markup(XNode node) => node.ToString(SaveOptions.DisableFormatting);
}
