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

    internal const string Robots =
        "\uFEFFUser-agent: a\r\nUser-agent: *\nDisallow: /x*y$\nAllow: /%E3%83%84?a=%2F # why\nCrawl-delay: 1.5\nSitemap: https://a.example/s\n";
}
