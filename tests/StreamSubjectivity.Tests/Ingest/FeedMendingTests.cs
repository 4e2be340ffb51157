using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using StreamSubjectivity.Ingest.Sources;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class FeedMendingTests
{
    private static readonly string[] Pieces =
    [
        "<rss version=\"2.0\">", "</rss>", "<channel>", "</channel>", "<item>", "</item>", "<title>", "</title>", "<br>", "<br/>",
            "<p", ">", "<",
        "&", "&amp;", "&nbsp;", "&#x1F600;", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version=\"1.0\"?>",
            "<!DOCTYPE x [", "]>",
        "<a:b c:d=\"e\" x='1' x='2' y z=w>", "</a:b>", "xmlns:q=\"\"", "<q:r xmlns:q=\"\">", " text ", "\u0001", "\uFFFF",
            "\uD800", "\uDC00", "😀",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>", "</entry>", "\"", "'", "<link href=\"//x\"/>", "<:>",
            "<a:b:c>", "<xml:a xmlns:xml=\"u\">",
        "<description>", "</description>", "<pubDate>Tue, 1 Foo 2020</pubDate>", "\n", "<item", "</", "</>",
            "<x xmlns=\"http://www.w3.org/2000/xmlns/\">",
    ];

    [Fact]
    public void Mended_XML_is_always_well_formed() => Check.One(Many, Prop.ForAll(Documents(), text =>
    {
        if (new XmlRepair(text, XmlTree.MaxDepth).Run() is { } mended)
            XDocument.Parse(mended);
    }));

    [Fact]
    public void Whatever_the_bytes_the_reader_answers_or_throws_its_own_error() =>
        Check.One(Many, Prop.ForAll(Documents(), text =>
    {
        try
        {
            FeedReader.Read(Encoding.UTF8.GetBytes(text), new FeedOrigin("x", new Uri("https://x.example/feed")));
        }
        catch (FeedFormatException)
        {
        }
    }));

    [Fact]
    public void An_unclosed_tag_in_a_description_swallows_nothing()
    {
        var feed = Read("""
            <rss version="2.0"><channel><title>T</title>
            <item><title>A</title><description>One<br>two</description><link>https://e.example/a</link></item>
            <item><title>B<link>https://e.example/b</link></item>
            <item><title>C</title><link>https://e.example/c?x=1&y=2</link></item>
            """);

        Assert.Equal(
            ["https://e.example/a", "https://e.example/b", "https://e.example/c?x=1&y=2"], feed.Items.Select(i => i.Url));
        Assert.Equal("One\ntwo", feed.Items[0].Summary);
        Assert.Contains(feed.Warnings, w => w.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void Entities_of_HTML_and_prefixes_that_nobody_declared_are_understood()
    {
        var feed = Read("<rss><channel><item><title>Caf&eacute;&nbsp;Z</title><dc:creator>Eve</dc:creator><guid>g\u0001</guid></item></channel></rss>");

        Assert.Equal("Café Z", feed.Items[0].Title);
        Assert.Equal(["Eve"], feed.Items[0].Authors);
        Assert.Equal("g", feed.Items[0].Id);
    }

    [Fact]
    public void White_space_and_a_mark_before_the_declaration_do_no_harm() =>
        Assert.Equal("T", Read("\uFEFF \n<?xml version=\"1.0\"?><rss><channel><title>T</title></channel></rss>").Title);

    [Theory]
    [InlineData("utf-8", null, "é")]
    [InlineData("iso-8859-1", null, "é")]
    [InlineData("windows-1251", null, "Я")]
    [InlineData("iso-8859-1", "utf-8", "é")]
    public void The_label_is_held_against_the_bytes(string label, string? actual, string letter)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(actual ?? label) ?? Encoding.GetEncoding(actual ?? label);
        var bytes = encoding.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"{label}\"?><rss><channel><title>a{letter}{letter}</title></channel></rss>");

        Assert.Equal($"a{letter}{letter}", FeedReader.Read(bytes, new FeedOrigin("x")).Title);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_is_read_with_and_without_its_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var body = encoding.GetBytes("<rss><channel><title>Žižek</title></channel></rss>");

        Assert.Equal("Žižek", FeedReader.Read(body, new FeedOrigin("x")).Title);
        Assert.Equal("Žižek", FeedReader.Read([.. encoding.GetPreamble(), .. body], new FeedOrigin("x")).Title);
    }

    [Fact]
    public void Text_that_was_encoded_twice_is_mended_and_good_text_is_left()
    {
        var twice = CodePagesEncodingProvider.Instance.GetEncoding(
            1252)!.GetString(Encoding.UTF8.GetBytes("Le président « dit » l’été"));

        Assert.Equal("Le président « dit » l’été", Read($"<rss><channel><title>{twice}</title></channel></rss>").Title);
        Assert.Equal("CAFÉ» à l’été", Read("<rss><channel><title>CAFÉ» à l’été</title></channel></rss>").Title);
    }

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static Arbitrary<string> Documents() => Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    private static ParsedFeed Read(string document) =>
        FeedReader.Read(Encoding.UTF8.GetBytes(document), new FeedOrigin("test.xml"));
}
