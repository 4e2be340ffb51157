using System.IO.Compression;
using System.Xml.Linq;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.x, sitemaps and sitemap indexes, plain or gzipped, mending what outlets
/// get wrong.
/// </summary>
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
        // Sitemaps are often served as files of gzip, and not as an encoding of HTTP.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            bytes = Unpack(bytes, origin);
        if (bytes.Length > MaxBytes)
            throw new FeedFormatException(
                origin.Location, "too-large", $"{bytes.Length} bytes, more than the {MaxBytes} that are read");
        var decoded = TextDecoder.Decode(bytes, origin.Charset);
        var warnings = new List<string>(decoded.Warnings);
        var text = DoubleEncoding.Repair(decoded.Text, "<item", "<entry");
        if (!ReferenceEquals(text, decoded.Text))
            warnings.Add("the text was encoded twice and is mended");
        text = text.TrimStart().TrimStart('\uFEFF');
        var feed = text switch
        {
            "" => throw new FeedFormatException(origin.Location, "empty", "nothing there"),
            ['{' or '[', ..] => JsonFeedReader.Read(text, origin, warnings),
            _ => ReadXml(text, origin, warnings),
        };
        FeedItems.Check(feed);
        return feed;
    }

    private static ParsedFeed ReadXml(string text, FeedOrigin origin, List<string> warnings)
    {
        var root = XmlTree.Read(text, origin, warnings);
        var feed = root.Name.LocalName.ToUpperInvariant() switch
        {
            "FEED" or "ENTRY" => new AtomMapper(root, origin.BaseUrl, warnings).Map(),
            "RSS" or "RDF" or "CHANNEL" => new RssMapper(root, origin.BaseUrl, warnings).Map(),
            "URLSET" or "SITEMAPINDEX" => new SitemapMapper(root, origin.BaseUrl, warnings).Map(),
            "HTML" => throw new FeedFormatException(origin.Location, "html", "an HTML page, not a feed"),
            _ => throw NotAFeed(root, origin),
        };
        if (feed.Items.Count == 0)
            warnings.Add("no items");
        return feed;
    }

    private static byte[] Unpack(ReadOnlySpan<byte> bytes, FeedOrigin origin)
    {
        using var packed = new MemoryStream(bytes.ToArray());
        using var capped = new CappedStream(
            new GZipStream(packed, CompressionMode.Decompress),
            MaxBytes,
            () => new FeedFormatException(origin.Location, "too-large", $"decompresses to more than {MaxBytes} bytes"));
        using var plain = new MemoryStream();
        try
        {
            capped.CopyTo(plain);
        }
        catch (InvalidDataException e)
        {
            throw new FeedFormatException(origin.Location, "bad-compression", $"broken gzip: {e.Message}", inner: e);
        }

        return plain.ToArray();
    }

    private static FeedFormatException NotAFeed(XElement root, FeedOrigin origin) =>
        new(origin.Location, "not-a-feed", $"the root element is {root.Name.LocalName}, which is no feed");
}
