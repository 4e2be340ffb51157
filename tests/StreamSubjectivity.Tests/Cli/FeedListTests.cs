using System.Xml.Linq;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Ingest.Sources;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

public sealed class FeedListTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void Opml_gives_each_feed_once_with_its_name_and_outlet()
    {
        File.WriteAllText(
            file,
            """
            <?xml version="1.0"?>
            <opml version="2.0"><body><outline text="Group">
              <outline type="rss" text=" One " xmlUrl="https://feeds.one.example/rss" htmlUrl="https://www.one.example/"/>
              <outline type="rss" xmlUrl="https://two.example/rss"/>
              <outline type="rss" xmlUrl="https://two.example/rss"/>
            </outline></body></opml>
            """);

        var feeds = FeedList.Read(file);

        Assert.Equal(["one.example", "two.example"], feeds.Select(f => f.OutletKey));
        Assert.Equal(["One", null], feeds.Select(f => f.Name));
    }

    [Fact]
    public void Text_gives_a_feed_a_line_without_comments()
    {
        File.WriteAllText(file, "# mine\nhttps://a.example/feed\r\n\nhttp://b.example/feed\n");

        Assert.Equal(["https://a.example/feed", "http://b.example/feed"], FeedList.Read(file).Select(f => f.Url.ToString()));
    }

    [Theory]
    [InlineData("https://a.example/feed\nnonsense\n", "(2): 'nonsense'")]
    [InlineData("ftp://a.example/feed", "(1): 'ftp://a.example/feed'")]
    [InlineData("<opml><body>", "(1)")]
    [InlineData("<rss/>", "is <rss>, not <opml>")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "b">]><opml/>""", "DTD")]
    public void A_fault_is_named_with_its_line(string text, string expected)
    {
        File.WriteAllText(file, text);

        var fault = Assert.Throws<FeedListException>(() => FeedList.Read(file));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no-such-file", Assert.Throws<FeedListException>(() => FeedList.Read("no-such-file")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_starter_list_reads_and_holds_sixty_outlets_in_several_languages()
    {
        var list = ShippedFiles.Find("config/feeds.opml")!;

        Assert.True(FeedList.Read(list).Select(f => f.OutletKey).Distinct().Count() >= 60);
        Assert.True(XDocument.Load(list).Descendants("outline").Select(o => (string?)o.Attribute("language")).Distinct().Count(l => l is not null) >= 8);
    }

    public void Dispose() => File.Delete(file);
}
