using System.Xml.Linq;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Writes lists of feeds as OPML 2.0, which <see cref="FeedList"/> and other feed readers take.</summary>
public static class FeedListWriter
{
    /// <summary>The list as a document.</summary>
    /// <param name="title">Title of the list.</param>
    /// <param name="entries">Its feeds in order.</param>
    public static string Opml(string title, IEnumerable<FeedListEntry> entries)
    {
        var opml = new XElement(
            "opml",
            new XAttribute("version", "2.0"),
            new XElement("head", new XElement("title", title)),
            new XElement("body", entries.Select(Outline)));
        return $"""<?xml version="1.0" encoding="UTF-8"?>{"\n"}{opml}{"\n"}""";
    }

    private static XElement Outline(FeedListEntry entry) => new(
        "outline",
        new XAttribute("type", "rss"),
        new XAttribute("text", entry.Name ?? entry.OutletKey),
        new XAttribute("xmlUrl", entry.Url.OriginalString),
        entry.Homepage is null ? null : new XAttribute("htmlUrl", entry.Homepage.OriginalString));
}
