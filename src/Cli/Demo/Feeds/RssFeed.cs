using System.Globalization;
using System.Text;
using System.Xml;

namespace StreamSubjectivity.Cli.Demo.Feeds;

/// <summary>An outlet's feed as RSS 2.0, with the habits of real ones: Dublin Core authors, CDATA, escaped HTML, an older character set.</summary>
internal static class RssFeed
{
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Writes the feed with all of the outlet's articles, newest first.</summary>
    /// <param name="newsroom">Where the articles are.</param>
    /// <param name="outlet">The outlet.</param>
    /// <param name="root">Where the outlet was asked for, without a slash at its end, for links; guids are public addresses.</param>
    public static byte[] Write(Newsroom newsroom, NewsroomOutlet outlet, string root)
    {
        var tabloid = outlet.Template == PageTemplate.Tabloid;
        var bytes = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = tabloid ? Encoding.Latin1 : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
        };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
            xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
            xml.WriteStartElement("channel");
            WriteChannel(xml, newsroom, outlet, root);
            foreach (var article in newsroom.ArticlesOf(outlet))
                WriteItem(xml, article, root, tabloid);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteChannel(XmlWriter xml, Newsroom newsroom, NewsroomOutlet outlet, string root)
    {
        xml.WriteElementString("title", outlet.Name);
        xml.WriteElementString("link", $"{root}/");
        xml.WriteElementString("description", outlet.Tagline);
        xml.WriteElementString("language", outlet.Language.ToLowerInvariant());
        xml.WriteElementString("copyright", $"{outlet.Name}, a fictional outlet");
        xml.WriteElementString("ttl", "15");
        if (newsroom.ArticlesOf(outlet).MaxBy(a => a.Modified) is { } latest)
            xml.WriteElementString("lastBuildDate", Rfc822(latest.Modified));
        xml.WriteStartElement("atom", "link", AtomNamespace);
        xml.WriteAttributeString("href", root + outlet.FeedFile);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", outlet.FeedType);
        xml.WriteEndElement();
    }

    private static void WriteItem(XmlWriter xml, NewsroomArticle article, string root, bool tabloid)
    {
        xml.WriteStartElement("item");
        WriteText(xml, "title", article.Title, tabloid);
        xml.WriteElementString("link", $"{root}{article.Path}?utm_source=rss&utm_medium=feed");
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(article.CanonicalUrl);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Rfc822(article.Published));
        foreach (var author in article.Authors)
            xml.WriteElementString("dc", "creator", DublinCore, author);
        xml.WriteElementString("category", article.Section);
        foreach (var tag in article.Tags)
            xml.WriteElementString("category", tag);
        WriteText(xml, "description", tabloid ? $"<b>{article.Summary}</b><br>" : $"<p>{article.Summary}</p>", tabloid);
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string name, string text, bool asCData)
    {
        xml.WriteStartElement(name);
        if (asCData)
            xml.WriteCData(text);
        else
            xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static string Rfc822(DateTimeOffset time) =>
        time.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}
