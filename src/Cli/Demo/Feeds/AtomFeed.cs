using System.Globalization;
using System.Text;
using System.Xml;

namespace StreamSubjectivity.Cli.Demo.Feeds;

/// <summary>An outlet's feed as Atom 1.0 (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Writes the feed with all of the outlet's articles, newest first.</summary>
    /// <param name="newsroom">Where the articles are.</param>
    /// <param name="outlet">The outlet.</param>
    /// <param name="root">Where the outlet was asked for, without a slash at its end, for links; ids are public addresses.</param>
    public static byte[] Write(Newsroom newsroom, NewsroomOutlet outlet, string root)
    {
        var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, outlet.Language);
            WriteFeed(xml, newsroom, outlet, root);
            foreach (var article in newsroom.ArticlesOf(outlet))
                WriteEntry(xml, article, root);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteFeed(XmlWriter xml, Newsroom newsroom, NewsroomOutlet outlet, string root)
    {
        Element(xml, "id", outlet.HomeUrl);
        Element(xml, "title", outlet.Name);
        Element(xml, "subtitle", outlet.Tagline);
        Element(xml, "updated", Rfc3339(newsroom.ArticlesOf(outlet).Max(a => a.Modified)));
        Element(xml, "rights", $"{outlet.Name}, a fictional outlet");
        Link(xml, "alternate", "text/html", $"{root}/");
        Link(xml, "self", outlet.FeedType, root + outlet.FeedFile);
    }

    private static void WriteEntry(XmlWriter xml, NewsroomArticle article, string root)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", article.CanonicalUrl);
        xml.WriteStartElement("title", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(article.Title);
        xml.WriteEndElement();
        Link(xml, "alternate", "text/html", root + article.Path);
        Element(xml, "published", Rfc3339(article.Published));
        Element(xml, "updated", Rfc3339(article.Modified));
        foreach (var author in article.Authors)
        {
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", author);
            xml.WriteEndElement();
        }

        foreach (var term in article.Tags.Prepend(article.Section))
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", term);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("summary", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString($"<p>{article.Summary}</p>");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, text);

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Rfc3339(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
