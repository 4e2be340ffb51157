using System.Globalization;
using System.Text;
using StreamSubjectivity.Ingest.Sources;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>What outlets get wrong, one peculiarity a test, as real feeds show it.</summary>
public sealed class FeedToleranceTests
{
    private const string Cyrillic = "Правительство приняло новый закон о бюджете на следующий год";

    [Theory]
    [InlineData("windows-1251", Cyrillic)]
    [InlineData("koi8-r", Cyrillic)]
    [InlineData("windows-1253", "Η κυβέρνηση ενέκρινε τον νέο προϋπολογισμό για το έτος")]
    [InlineData("windows-1256", "وافقت الحكومة على مشروع الميزانية الجديدة للعام المقبل")]
    [InlineData("shift_jis", "政府は来年度の予算案を閣議決定した。これから国会で審議される。")]
    [InlineData("euc-jp", "政府は来年度の予算案を閣議決定した。これから国会で審議される。")]
    [InlineData("gb18030", "政府通过了明年的预算草案，议会将于下周开始讨论这个问题。")]
    [InlineData("windows-1252", "Le président a été réélu à l’unanimité, dit-on à Besançon")]
    public void An_encoding_that_nothing_declares_is_guessed_from_the_bytes(string encoding, string text)
    {
        var bytes = Encode(encoding, $"<rss><channel><title>N</title><item><title>{text}</title><link>https://e.example/1</link></item></channel></rss>");

        var feed = FeedReader.Read(bytes, new FeedOrigin("x"));

        Assert.Equal(text, Assert.Single(feed.Items).Title);
        Assert.Contains(feed.Warnings, w => w.Contains("no encoding is declared", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Latin_charset_that_the_server_adds_gives_way_to_what_the_document_says()
    {
        var bytes = Encode("windows-1251", $"<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><title>{Cyrillic}</title></channel></rss>");

        var feed = FeedReader.Read(bytes, new FeedOrigin("x", null, "ISO-8859-1"));

        Assert.Equal(Cyrillic, feed.Title);
        Assert.Contains(feed.Warnings, w => w.Contains("HTTP says", StringComparison.Ordinal));
    }

    [Fact]
    public void A_multi_byte_label_on_UTF_8_is_not_believed() =>
        Assert.Equal("政府は予算案を決定した", FeedReader.Read(
            Encode("utf-8", "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><rss><channel><title>政府は予算案を決定した</title></channel></rss>"),
            new FeedOrigin("x")).Title);

    [Fact]
    public void One_item_that_was_encoded_twice_is_mended_among_good_ones()
    {
        var twice = CodePagesEncodingProvider.Instance.GetEncoding(1252)!
            .GetString(Encoding.UTF8.GetBytes("Été à Besançon"));
        var feed = Read($"<rss><channel><item><title>Première étape à Orléans déjà</title></item><item><title>{twice}</title></item></channel></rss>");

        Assert.Equal(["Première étape à Orléans déjà", "Été à Besançon"], feed.Items.Select(i => i.Title));
        Assert.Contains("the text was encoded twice and is mended", feed.Warnings);
    }

    [Theory]
    [InlineData("Caf&amp;amp;eacute; &amp;amp;#8211; Q&amp;amp;amp;A", "Café – Q&A")]
    [InlineData("&amp;lt;p&amp;gt;Caf&amp;lt;/p&amp;gt;", "Caf")]
    [InlineData("Caf&amp;eacute;", "Café")]
    [InlineData("a &amp;lt; b", "a < b")]
    public void Text_that_was_escaped_twice_is_read(string xml, string title) =>
        Assert.Equal(title, Assert.Single(Read($"<rss><channel><item><title>{xml}</title></item></channel></rss>").Items).Title);

    [Fact]
    public void A_text_on_markup_keeps_its_escapes()
    {
        var item = Assert.Single(Read(
            "<rss><channel><item><description>&lt;p&gt;Use &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt; here.&lt;/p&gt;</description></item></channel></rss>").Items);

        Assert.Equal("Use <b>bold</b> here.", item.Summary);
    }

    [Fact]
    public void A_JSON_feed_that_is_cut_off_keeps_its_whole_items()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","content_text":"One \"{\"."},{"id":"2","content_text":"Tw
            """);

        Assert.Equal("1", Assert.Single(feed.Items).Id);
        Assert.Contains(feed.Warnings, w => w.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void Items_without_id_and_URL_keep_one_identity_and_are_told_of()
    {
        const string Document = "<rss><channel><item><title>A</title></item><item><description>B</description></item></channel></rss>";
        var (first, again) = (Read(Document), Read(Document));

        Assert.Equal(first.Items.Select(i => i.Id), again.Items.Select(i => i.Id));
        Assert.Equal(2, first.Items.Select(i => i.Id).Distinct().Count());
        Assert.Contains(first.Warnings, w => w.Contains("neither id nor URL", StringComparison.Ordinal));
    }

    [Fact]
    public void Relative_links_go_by_xml_base_then_the_feeds_URL_then_the_site()
    {
        const string Item = "<item><title>t</title><link>a/1.html</link></item>";

        Assert.Equal("https://b.example/x/a/1.html", Url($"<rss xml:base=\"https://b.example/x/\"><channel>{Item}</channel></rss>"));
        Assert.Equal("https://f.example/feeds/a/1.html", Url($"<rss><channel>{Item}</channel></rss>"));
        Assert.Equal("https://s.example/a/1.html", FeedReader.Read(
            Encoding.UTF8.GetBytes($"<rss><channel><link>https://s.example/</link>{Item}</channel></rss>"), new FeedOrigin("x")).Items[0].Url);
        Assert.Equal("https://b.example/y/1", Url(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://b.example/\"><entry xml:base=\"y/\"><link href=\"1\"/></entry></feed>"));
    }

    // One row a peculiarity of a real feed that was read: what stands there, and what comes out.
    [Theory]
    [InlineData("title in lines of its own", "<item><title>\n\t\t[19.08.2018] Alarm\n\t</title></item>", "[19.08.2018] Alarm", null, null)]
    [InlineData("link as CDATA", "<item><title>t</title><link><![CDATA[http://f.example/5220/]]></link></item>", "t", "http://f.example/5220/", null)]
    [InlineData("date of dc in an RSS 2.0 item", "<item><title>t</title><dc:date xmlns:dc=\"http://purl.org/dc/elements/1.1/\">2017-01-23T21:54:55+01:00</dc:date></item>", "t", null, "2017-01-23T20:54:55Z")]
    [InlineData("permalink only", "<item><title>t</title><guid>http://f.example/p</guid></item>", "t", "http://f.example/p", null)]
    [InlineData("guid that is no link", "<item><title>t</title><guid isPermaLink=\"false\">http://f.example/p</guid></item>", "t", null, null)]
    [InlineData("original link behind a counter", "<item><title>t</title><link>http://count.example/1</link><feedburner:origLink xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\">http://f.example/o</feedburner:origLink></item>", "t", "http://f.example/o", null)]
    [InlineData("markup in a title", "<item><title>&lt;b&gt;Now&lt;/b&gt;: rain</title></item>", "Now: rain", null, null)]
    [InlineData("ampersand that is none", "<item><title>R&D at AT&T</title></item>", "R&D at AT&T", null, null)]
    [InlineData("undefined entities", "<item><title>&laquo;T&eacute;l&eacute;&raquo; &mdash; &euro;5</title></item>", "«Télé» — €5", null, null)]
    [InlineData("control characters", "<item><title>De\u000Fcode</title></item>", "Decode", null, null)]
    [InlineData("zone with a wrong name", "<item><title>t</title><pubDate>Sat, 07 Jan 2017 09:40:00 Europe</pubDate></item>", "t", null, "2017-01-07T09:40:00Z")]
    [InlineData("wrong day of the week", "<item><title>t</title><pubDate>Foo, 07 Jan 2017 09:40:00 EST</pubDate></item>", "t", null, "2017-01-07T14:40:00Z")]
    [InlineData("first date broken, second good", "<item><title>t</title><pubDate>soon</pubDate><date>2017-01-07</date></item>", "t", null, "2017-01-07T00:00:00Z")]
    [InlineData("link with spaces", "<item><title>t</title><link> http://f.example/a b </link></item>", "t", "http://f.example/a%20b", null)]
    [InlineData("script as a link", "<item><title>t</title><link>javascript:alert(1)</link></item>", "t", null, null)]
    [InlineData("upper case tags", "<ITEM><TITLE>t</TITLE><LINK>http://f.example/u</LINK></ITEM>", "t", "http://f.example/u", null)]
    public void Items_as_outlets_write_them(string peculiarity, string xml, string title, string? url, string? date)
    {
        var item = Assert.Single(Read($"<rss version=\"2.0\"><channel><title>c</title>{xml}</channel></rss>").Items);

        Assert.True((title, url) == (item.Title, item.Url), $"{peculiarity}: {item.Title} {item.Url}");
        Assert.Equal(date is null ? null : DateTimeOffset.Parse(date, CultureInfo.InvariantCulture), item.Published);
    }

    [Fact]
    public void A_page_where_a_feed_was_promised_is_a_typed_error() =>
        Assert.Equal("html", Assert.Throws<FeedFormatException>(
            () => Read("<!doctype html>\n<html><head><title>Sorry</title><body>Gone<br></html>")).Reason);

    private static string? Url(string document) =>
        FeedReader.Read(Encoding.UTF8.GetBytes(document), new FeedOrigin("x", new Uri("https://f.example/feeds/rss"))).Items[0].Url;

    private static byte[] Encode(string encoding, string text) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(text);

    private static ParsedFeed Read(string document) => FeedReader.Read(Encoding.UTF8.GetBytes(document), new FeedOrigin("test.xml"));
}
