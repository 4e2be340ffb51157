using System.Text;
using StreamSubjectivity.Ingest.Sources;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class FeedReaderTests
{
    [Fact]
    public void RSS_2_is_read_with_content_creator_and_category()
    {
        var feed = Read("""
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Daily</title><link>https://daily.example/</link><language>en-us</language>
            <item><title>Rain &amp; wind</title><link>https://daily.example/a?x=1&amp;y=2</link><guid isPermaLink="false">id-1</guid>
            <pubDate>Sat, 07 Jan 2017 09:40:00 -0500</pubDate><dc:creator>Ann Lee</dc:creator><category>Weather</category>
            <description>Short.</description><content:encoded><![CDATA[<p>First.</p><p>Second &eacute;.</p>]]></content:encoded></item>
            </channel></rss>
            """);

        Assert.Equal(
            ("RSS 2.0", "The Daily", "https://daily.example/", "en-US"), (feed.Format, feed.Title, feed.Url, feed.Language));
        var item = Assert.Single(feed.Items);
        Assert.Equal(("id-1", "https://daily.example/a?x=1&y=2", "Rain & wind"), (item.Id, item.Url, item.Title));
        Assert.Equal(new DateTimeOffset(2017, 1, 7, 14, 40, 0, TimeSpan.Zero), item.Published);
        Assert.Equal("First.\n\nSecond é.", item.Content);
        Assert.Equal("Short.", item.Summary);
        Assert.Equal(["Ann Lee"], item.Authors);
        Assert.Equal(["Weather"], item.Categories);
        Assert.Empty(feed.Warnings);
    }

    [Fact]
    public void What_media_and_georss_say_stands_in_for_nothing_but_a_missing_description()
    {
        var feed = Read("""
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss"><channel><title>T</title>
            <item><media:group><media:title>Clip</media:title><media:description>A clip</media:description></media:group>
            <georss:featurename>Harbour</georss:featurename><title>Quay</title><link>https://a.example/1</link><description>It is open</description>
            <media:category>x</media:category><category>Local</category><media:credit>Photographer</media:credit></item>
            <item><title>Ship</title><link>https://a.example/2</link><media:description>It sank</media:description></item></channel></rss>
            """);

        Assert.Equal([("Quay", "It is open"), ("Ship", "It sank")], feed.Items.Select(i => (i.Title, i.Summary)));
        Assert.Equal(["Local"], feed.Items[0].Categories);
        Assert.Empty(feed.Items[0].Authors);
    }

    [Fact]
    public void RSS_1_has_its_items_beside_the_channel()
    {
        var feed = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://a.example/"><title>A</title><link>https://a.example/</link><dc:language>de</dc:language></channel>
            <item rdf:about="https://a.example/1"><title>Eins</title><link>https://a.example/1</link><dc:date>2017-01-23T21:54:55+01:00</dc:date></item>
            </rdf:RDF>
            """);

        Assert.Equal(("RSS 1.0", "de"), (feed.Format, feed.Language));
        var item = Assert.Single(feed.Items);
        Assert.Equal("https://a.example/1", item.Id);
        Assert.Equal(new DateTimeOffset(2017, 1, 23, 20, 54, 55, TimeSpan.Zero), item.Published);
    }

    [Theory]
    [InlineData("0.91")]
    [InlineData("0.92")]
    public void RSS_09x_items_without_title_id_or_link_keep_their_text_and_get_an_id(string version)
    {
        var feed = Read($"<rss version=\"{version}\"><channel><title>T</title><item><description>One song.</description></item></channel></rss>");

        Assert.Equal($"RSS {version}", feed.Format);
        var item = Assert.Single(feed.Items);
        Assert.Equal("One song.", item.Summary);
        Assert.Null(item.Title);
        Assert.StartsWith("sha256:", item.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Atom_is_read_with_xhtml_html_and_text_and_the_feeds_author()
    {
        var feed = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://b.example/x/">
            <title type="html">L&amp;eacute;o</title><link href="/"/><link rel="self" href="feed"/><author><name>Rédaction</name></author>
            <entry><id>tag:1</id><title>Un</title><link rel="alternate" href="un.html"/><published>2024-02-03T04:05:06Z</published>
            <updated>2024-02-03T05:00:00+01:00</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <b>b</b>.</p><p>C.</p></div></content></entry>
            <entry><id>tag:2</id><title type="text">x &lt;b&gt;</title><summary type="html">&lt;p&gt;D&amp;nbsp;e&lt;/p&gt;</summary>
            <author><name>Zoé</name></author><category term="p" label="Politique"/><updated>2024-02-03T05:00:00Z</updated></entry>
            </feed>
            """);

        Assert.Equal(("Atom 1.0", "Léo", "https://b.example/", "fr"), (feed.Format, feed.Title, feed.Url, feed.Language));
        Assert.Equal("https://b.example/x/un.html", feed.Items[0].Url);
        Assert.Equal("A b.\n\nC.", feed.Items[0].Content);
        Assert.Equal(["Rédaction"], feed.Items[0].Authors);
        Assert.Equal(new DateTimeOffset(2024, 2, 3, 4, 0, 0, TimeSpan.Zero), feed.Items[0].Updated);
        Assert.Equal("x <b>", feed.Items[1].Title);
        Assert.Equal("D e", feed.Items[1].Summary);
        Assert.Equal(["Zoé"], feed.Items[1].Authors);
        Assert.Equal(["Politique"], feed.Items[1].Categories);
    }

    [Fact]
    public void Atom_03_is_told_by_its_version()
    {
        var feed = Read("""
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title>
            <entry><title>E</title><link rel="alternate" type="text/html" href="https://o.example/1"/><issued>2004-05-06T07:08:09Z</issued><id>i</id></entry></feed>
            """);

        Assert.Equal("Atom 0.3", feed.Format);
        Assert.Equal(new DateTimeOffset(2004, 5, 6, 7, 8, 9, TimeSpan.Zero), feed.Items[0].Published);
    }

    [Fact]
    public void JSON_Feed_is_read()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://j.example/","language":"it",
             "authors":[{"name":"Redazione"}],
             "items":[{"id":7,"url":"/a","title":"Uno","content_html":"<p>Ciao.</p><p>Mondo.</p>","date_published":"2024-01-02T03:04:05+01:00","tags":["x","x"]},
                      {"id":"half \ud800","content_text":"ok"}]}
            """);

        Assert.Equal("JSON Feed 1.1", feed.Format);
        Assert.Equal(
            ("7", "https://j.example/a", "Ciao.\n\nMondo."), (feed.Items[0].Id, feed.Items[0].Url, feed.Items[0].Content));
        Assert.Equal(["Redazione"], feed.Items[0].Authors);
        Assert.Equal(["x"], feed.Items[0].Categories);
        Assert.Equal("ok", feed.Items[1].Content);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("hello")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"version\":")]
    [InlineData("[]")]
    [InlineData("<!DOCTYPE html><html><body>404</body></html>")]
    [InlineData("<opml version=\"2.0\"/>")]
    [InlineData("<<<<")]
    public void What_is_no_feed_is_a_typed_error_that_names_its_place(string document)
    {
        var error = Assert.Throws<FeedFormatException>(() => Read(document));

        Assert.Equal("test.xml", error.Location);
        Assert.Contains("test.xml", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Reason);
    }

    [Fact]
    public void Elements_that_nest_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 200_000));

        Assert.Equal("too-deep", Assert.Throws<FeedFormatException>(() => Read("<rss>" + deep)).Reason);
        var closed = "<rss>" + deep + string.Concat(Enumerable.Repeat("</a>", 200_000)) + "</rss>";
        Assert.Equal("too-deep", Assert.Throws<FeedFormatException>(() => Read(closed)).Reason);
    }

    [Fact]
    public void Entities_of_a_DTD_are_not_expanded_and_no_file_is_read()
    {
        var feed = Read("""
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>x</title><item><title>&b; &f;</title><link>https://e.example/</link></item></channel></rss>
            """);

        Assert.DoesNotContain("lol", feed.Items[0].Title, StringComparison.Ordinal);
        Assert.DoesNotContain("root", feed.Items[0].Title, StringComparison.Ordinal);
    }

    private static ParsedFeed Read(string document) =>
        FeedReader.Read(Encoding.UTF8.GetBytes(document), new FeedOrigin("test.xml"));
}
