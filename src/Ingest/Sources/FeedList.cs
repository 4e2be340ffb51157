using System.Xml;
using System.Xml.Linq;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Lists of feeds: OPML 2.0 (http://opml.org/spec2.opml), or text with a URL a line and <c>#</c> for comments.</summary>
public static class FeedList
{
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads a list; a feed that is named twice is returned once.</summary>
    /// <exception cref="FeedListException">The file can't be read, isn't OPML, or a URL isn't an absolute http(s)
    /// one.</exception>
    public static IReadOnlyList<FeedListEntry> Read(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedListException(file, 0, $"can't be read: {e.Message}");
        }

        var entries = text.AsSpan().TrimStart().StartsWith("<") ? Opml(file, text) : Lines(file, text);
        return [.. entries.DistinctBy(e => e.Url)];
    }

    private static IEnumerable<FeedListEntry> Lines(string file, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var url = line.Trim();
            if (url.Length > 0 && url[0] != '#')
                yield return new FeedListEntry(Url(file, number, url), null, null);
        }
    }

    private static IEnumerable<FeedListEntry> Opml(string file, string text)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Xml);
            document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            throw new FeedListException(file, e.LineNumber, $"isn't well-formed XML: {e.Message}");
        }

        if (document.Root?.Name.LocalName != "opml")
            throw new FeedListException(file, 1, $"is <{document.Root?.Name.LocalName}>, not <opml>");
        foreach (var outline in document.Descendants("outline"))
        {
            if (outline.Attribute("xmlUrl") is not { } feed)
                continue;
            var line = ((IXmlLineInfo)outline).LineNumber;
            var homepage = outline.Attribute("htmlUrl") is { Value.Length: > 0 } html ? Url(file, line, html.Value) : null;
            var name = (outline.Attribute("text") ?? outline.Attribute("title"))?.Value;
            yield return new FeedListEntry(
                Url(file, line, feed.Value), string.IsNullOrWhiteSpace(name) ? null : name.Trim(), homepage);
        }
    }

    private static Uri Url(string file, int line, string url) =>
        Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
            ? uri
            : throw new FeedListException(file, line, $"'{url}' isn't an absolute http or https URL");
}
