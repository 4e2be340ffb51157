using System.IO.Compression;

namespace StreamSubjectivity.Ingest.Fuzzing;

/// <summary>Small documents that use much of what the readers know.</summary>
internal static class FuzzSeeds
{
    internal const string Rss =
        """
        <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [<!ENTITY a "b">]>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T &amp; t</title>
        <link>https://a.example/</link><atom:link rel="hub" href="/hub"/><ttl>60</ttl><skipHours><hour>3</hour></skipHours>
        <item><title>One</title><link>/1</link><guid isPermaLink="false">1</guid><pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate>
        <dc:creator>Ann</dc:creator><category>x</category><description><![CDATA[<p>It rained &nbsp; &eacute;.</p>]]></description>
        <content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded><media:description>m</media:description></item></channel></rss>
        """;

    internal const string Atom =
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://a.example/b/"><title type="html">&lt;b&gt;T&lt;/b&gt;</title>
        <link rel="alternate" href="./x"/><link rel="self" href="/feed"/><entry><id>tag:1</id><title>E</title><link href="1"/>
        <updated>2026-03-02T10:00:00Z</updated><author><name>Bo</name></author><category term="c" label="C"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content></entry></feed>
        """;

    internal const string Rdf =
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
          xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel rdf:about="https://a.example/"><title>T</title>
        <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
        <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link></item></rdf:RDF>
        """;

    internal const string JsonFeed =
        """
        {"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"https://a.example/","hubs":[{"type":"WebSub","url":"/h"}],
        "items":[{"id":"1","url":"/1","title":"A \u00e9 \ud83d\ude00","content_html":"<p>x</p>","date_published":"2026-03-02T10:00:00Z",
        "authors":[{"name":"Ann"}],"tags":["a","b"]},{"id":2}]}
        """;

    internal const string Api =
        """
        {"next":"c","items":[{"id":7,"url":"https://a.example/1","title":"A","published":1772445600,"authors":[{"name":"Ann"}],
        "content":"<p>x</p>","section":["World"]},null,[],"x",{"title":"\ud800"}]}
        """;

    internal const string Sitemap =
        """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
        <loc>https://a.example/1</loc><lastmod>2026-03-02</lastmod><news:news><news:publication><news:name>N</news:name>
        <news:language>en</news:language></news:publication><news:publication_date>2026-03-02T10:00Z</news:publication_date>
        <news:title>One</news:title><news:keywords>a, b</news:keywords></news:news></url><url><loc>/2</loc></url></urlset>
        """;

    internal const string SitemapIndex =
        """
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/s.xml.gz</loc>
        <lastmod>2026-03-02T10:00:00+00:00</lastmod></sitemap></sitemapindex>
        """;

    internal const string Warc =
        "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n"
        + "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://a.example/1>\r\nContent-Type: application/http\r\nContent-Length: 108\r\n\r\n"
        + "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\n<p>It\r\n0\r\n\r\n\r\n\r\n"
        + "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 52\r\n\r\nHTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nxxxxxx\r\n\r\n";

    internal const string Articles =
        """
        {"url":"https://a.example/1?utm_source=x","title":"A \u00e9 \ud83d\ude00","published":"2026-03-02T10:00:00Z","author":"By Ann","paragraphs":["One.",["Two.","Three."]]}
        {"url":"urn:x:1","title":"<b>B</b>","published":1772445600,"authors":["Bo",null,7],"section":"World","language":"en","text":"<p>One.</p>Two."}
        """;

    internal const string Page =
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Quay reopens | News</title><link rel="canonical" href="/quay">
        <meta property="og:title" content="Quay reopens"><meta property="og:site_name" content="News"><meta name="date" content="2026-03-02">
        <script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#p","name":"Ann"},{"@type":["NewsArticle"],"headline":"Quay reopens",
        "datePublished":"2026-03-02T10:00:00+01:00","author":{"@id":"#p"},"articleBody":"It rained.\n\nThen it stopped."}]}</script></head><body>
        <nav><ul><li><a href="/">Home</a></ul></nav><article><h1>Quay reopens</h1><time datetime="2026-03-02T10:00:00Z">today</time><p class="standfirst">
        The old quay is open again.</p><p>It rained &amp; it rained on <i>the <b>people</i></b> who came to see the quay, and on the band that played.</p>
        <table><tr><td>Then it stopped<td>and all went home.</table><p>&#x201c;We are glad,&#8221; he said, and that was all he had to say on it.</p></article>
        <aside>Subscribe</aside></body></html>
        """;

    internal const string Robots =
        "\uFEFFUser-agent: a\r\nUser-agent: *\nDisallow: /x*y$\nAllow: /%E3%83%84?a=%2F # why\nCrawl-delay: 1.5\nSitemap: https://a.example/s\n";

    /// <summary>A document as gzip, as archives and sitemaps lie.</summary>
    internal static byte[] Packed(byte[] document)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(document);
        return packed.ToArray();
    }
}
