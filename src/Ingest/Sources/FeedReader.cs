using System.Xml.Linq;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 and JSON Feed 1.x, mending what outlets get wrong.</summary>
public static class FeedReader
{
    /// <summary>Bytes of the largest feed that is read.</summary>
    public const int MaxBytes = 32 << 20;

    /// <summary>Reads a feed.</summary>
    /// <param name="bytes">The document as it came.</param>
    /// <param name="origin">Where it came from.</param>
    /// <exception cref="FeedFormatException">Not a feed; too large; nested too deep.</exception>
    public static ParsedFeed Read(ReadOnlySpan<byte> bytes, FeedOrigin origin)
    {
        if (bytes.Length > MaxBytes)
            throw new FeedFormatException(
                origin.Location, "too-large", $"{bytes.Length} bytes, more than the {MaxBytes} that are read");
        var decoded = TextDecoder.Decode(bytes, origin.Charset);
        var warnings = new List<string>(decoded.Warnings);
        var text = DoubleEncoding.Repair(decoded.Text, "<item", "<entry");
        if (!ReferenceEquals(text, decoded.Text))
            warnings.Add("the text was encoded twice and is mended");
        text = text.TrimStart().TrimStart('\uFEFF');
        return text switch
        {
            "" => throw new FeedFormatException(origin.Location, "empty", "nothing there"),
            ['{' or '[', ..] => JsonFeedReader.Read(text, origin, warnings),
            _ => ReadXml(text, origin, warnings),
        };
    }

    private static ParsedFeed ReadXml(string text, FeedOrigin origin, List<string> warnings)
    {
        var root = XmlTree.Read(text, origin, warnings);
        var feed = root.Name.LocalName.ToUpperInvariant() switch
        {
            "FEED" or "ENTRY" => new AtomMapper(root, origin.BaseUrl, warnings).Map(),
            "RSS" or "RDF" or "CHANNEL" => new RssMapper(root, origin.BaseUrl, warnings).Map(),
            "HTML" => throw new FeedFormatException(origin.Location, "html", "an HTML page, not a feed"),
            _ => throw NotAFeed(root, origin),
        };
        if (feed.Items.Count == 0)
            warnings.Add("no items");
        FeedItems.Check(feed);
        return feed;
    }

    private static FeedFormatException NotAFeed(XElement root, FeedOrigin origin) =>
        new(origin.Location, "not-a-feed", $"the root element is {root.Name.LocalName}, which is no feed");
}
