using System.Text;
using System.Text.Json;
using StreamSubjectivity.Ingest.Sources;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>
/// HTML within feeds that is made to keep a parser busy: each of these took minutes where work grew with the square of the size.
/// None measures time; a reader that still works so doesn't come to an end.
/// </summary>
public sealed class HostileFragmentTests
{
    private const int Size = 500_000;

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("<span class='a'>x")]
    [InlineData("<b></i><p>")]
    [InlineData("<b><!--</b>--><p>")]
    [InlineData("<b><style></b></style><p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<br>x")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("<!-<!-- -->")]
    [InlineData("<script>")]
    [InlineData("</")]
    [InlineData("<a<")]
    [InlineData("&lt;b")]
    [InlineData("&lt;b &lt;/i&gt;")]
    [InlineData("&lt;p&gt;x")]
    public void A_fragment_of_one_thing_over_and_over_is_done_with(string part)
    {
        var feed = Read("The text before it.<p>" + Repeat(part));

        Assert.StartsWith("The text before it.", Assert.Single(feed.Items).Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" a{0}=\"1\"", "<div>", "")]
    [InlineData(" a{0}", "<div x=\">\" ", ">")]
    [InlineData("<b a{0}><p>x", "", "")]
    [InlineData("<b a{0}><!--</b>--><p>x", "", "")]
    [InlineData("<font a{0}></i></p><p>x", "", "")]
    public void A_fragment_whose_parts_all_differ_is_done_with(string part, string before, string after)
    {
        var content = new StringBuilder("The text before it.<p>").Append(before);
        for (var i = 0; content.Length < Size; i++)
            content.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, part, i);

        var feed = Read(content.Append(after).ToString());

        Assert.StartsWith("The text before it.", Assert.Single(feed.Items).Content, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_parser_is_spared_keeps_its_words()
    {
        var feed = Read(string.Concat(Enumerable.Repeat("<b>Rain &amp; <i>snow</i>.</p><div>", 5_000)));

        var paragraphs = Assert.Single(feed.Items).Content!.Split("\n\n");
        Assert.Equal(5_000, paragraphs.Length);
        Assert.All(paragraphs, p => Assert.Equal("Rain & snow.", p));
    }

    [Theory]
    [InlineData("<p>un<!-- no reader sees it -->seen</p>", "unseen")]
    [InlineData("<p>12<!---> and 13</p>", "12 and 13")]
    [InlineData("<p>a</p><script>if (a < b) c();</script><p>b</p>", "a\n\nb")]
    [InlineData("<p>a <svg><title>no</title><path d='M0'/></svg>b</p>", "a b")]
    [InlineData("<p>a</>b</p>", "ab")]
    [InlineData("<p>one <![endif]>two</p>", "one two")]
    public void What_no_reader_sees_leaves_the_words_around_it_alone(string html, string text) =>
        Assert.Equal(text, Assert.Single(Read(html).Items).Content);

    [Fact]
    public void An_author_of_nothing_but_brackets_is_done_with()
    {
        var author = string.Concat(Enumerable.Repeat("(a", Size));
        var xml = $"<rss version=\"2.0\"><channel><title>T</title><item><title>Rain</title><author>{author}</author></item></channel></rss>";

        Assert.Equal([author], Assert.Single(FeedReader.Read(Encoding.UTF8.GetBytes(xml), new FeedOrigin("x")).Items).Authors);
    }

    [Fact]
    public void A_tag_of_a_feed_with_a_hundred_thousand_attributes_is_read()
    {
        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=\"1\" b:c{i % 7}=\"2\""));
        var xml = $"<rss version=\"2.0\"><channel><title>T</title><item{attributes}><title>Rain</title></item></channel>";

        var feed = FeedReader.Read(Encoding.UTF8.GetBytes(xml), new FeedOrigin("x"));

        Assert.Equal("Rain", Assert.Single(feed.Items).Title);
    }

    private static ParsedFeed Read(string html) => FeedReader.Read(
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            version = "https://jsonfeed.org/version/1.1",
            title = "T",
            items = new[] { new { id = "1", content_html = html } },
        }),
        new FeedOrigin("x"));

    private static string Repeat(string part, int size = Size) =>
        new StringBuilder(size + part.Length).Insert(0, part, (size / part.Length) + 1).ToString();
}
