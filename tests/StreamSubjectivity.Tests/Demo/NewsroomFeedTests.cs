using System.Globalization;
using System.Net;
using System.Xml.Linq;
using StreamSubjectivity.Cli.Demo;
using Xunit;

namespace StreamSubjectivity.Tests.Demo;

public sealed class NewsroomFeedTests(NewsroomServerFixture newsroom) : IClassFixture<NewsroomServerFixture>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    public static TheoryData<string> OutletSlugs => [.. ShippedNewsroom.Value.Outlets.Select(o => o.Slug)];

    [Fact]
    public void Every_outlet_has_a_feed_under_its_key() =>
        Assert.Equal(
            ["courier.example", "wire.example", "radio.example", "ledger.example", "comet.example"],
            newsroom.Server.Feeds.Select(f => f.OutletKey));

    [Theory]
    [MemberData(nameof(OutletSlugs))]
    public async Task A_feed_lists_all_articles_newest_first_with_what_is_known_of_them(string slug)
    {
        var outlet = ShippedNewsroom.Value.FindOutlet(slug)!;
        var entries = Entries(outlet, await newsroom.FeedAsync(FeedUrl(outlet)));
        Assert.Equal(ShippedNewsroom.Value.ArticlesOf(outlet).Select(a => a.CanonicalUrl), entries.Select(e => e.Id));
        Assert.All(entries.Zip(ShippedNewsroom.Value.ArticlesOf(outlet)), pair =>
        {
            Assert.Equal(pair.Second.Title, pair.First.Title);
            Assert.Equal(pair.Second.Published, pair.First.Published);
            Assert.Equal(pair.Second.Authors, pair.First.Authors);
            Assert.Equal(pair.Second.Tags.Prepend(pair.Second.Section), pair.First.Categories);
            Assert.Contains(pair.Second.Summary, pair.First.Summary, StringComparison.Ordinal);
            Assert.StartsWith(newsroom.Server.Address.AbsoluteUri, pair.First.Link, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Another_server_on_another_port_gives_the_same_ids()
    {
        await using var other = await NewsroomServer.StartAsync(ShippedNewsroom.Value, TestContext.Current.CancellationToken);
        Assert.NotEqual(newsroom.Server.Address.Port, other.Address.Port);
        foreach (var (outlet, index) in ShippedNewsroom.Value.Outlets.Select((o, i) => (o, i)))
        {
            var here = Entries(outlet, await newsroom.FeedAsync(newsroom.Server.Feeds[index].Url));
            var there = Entries(outlet, await newsroom.FeedAsync(other.Feeds[index].Url));
            Assert.Equal(here.Select(e => e.Id), there.Select(e => e.Id));
            Assert.Empty(here.Select(e => e.Link).Intersect(there.Select(e => e.Link)));
        }
    }

    [Fact]
    public async Task Asked_under_its_own_host_an_outlet_links_to_that_host_alone()
    {
        foreach (var (outlet, feed) in ShippedNewsroom.Value.Outlets.Zip(newsroom.Server.Feeds))
        {
            var document = await NewsroomServerFixture.FeedAsync(newsroom.LedClient, feed.PublicUrl);
            Assert.DoesNotContain("127.0.0.1", document.ToString(), StringComparison.Ordinal);
            foreach (var entry in Entries(outlet, document))
            {
                Assert.StartsWith($"http://{outlet.Host}/2026/", entry.Link, StringComparison.Ordinal);
                Assert.Equal(new Uri(entry.Id).AbsolutePath, new Uri(entry.Link).AbsolutePath);
                using var page = await newsroom.LedClient.GetAsync(entry.Link, TestContext.Current.CancellationToken);
                Assert.True(page.IsSuccessStatusCode, entry.Link);
            }
        }
    }

    [Theory]
    [InlineData("http://courier.example/", "The Harbour Courier")]
    [InlineData("http://courier.example/courier/about", "About The Harbour Courier")]
    [InlineData("http://courier.example/robots.txt", "User-agent: *")]
    [InlineData("http://courier.example/styles/courier.css", ".masthead")]
    [InlineData("http://unknown.example/", "The newsroom of the StreamSubjectivity demo")]
    public async Task What_a_page_under_its_own_host_needs_is_there(string url, string holds) =>
        Assert.Contains(holds, await newsroom.LedClient.GetStringAsync(url, TestContext.Current.CancellationToken), StringComparison.Ordinal);

    [Fact]
    public async Task A_host_has_the_articles_of_its_outlet_alone()
    {
        var path = ShippedNewsroom.Value.ArticlesOf(ShippedNewsroom.Courier).First().Path;
        using var answer = await newsroom.LedClient.GetAsync($"http://wire.example{path}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_tabloid_feed_says_its_older_character_set()
    {
        var comet = ShippedNewsroom.Value.FindOutlet("comet")!;
        var text = await newsroom.Client.GetStringAsync(FeedUrl(comet), TestContext.Current.CancellationToken);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", text, StringComparison.Ordinal);
        Assert.Contains("<title><![CDATA[", text, StringComparison.Ordinal);
    }

    private static List<Entry> Entries(NewsroomOutlet outlet, XDocument feed) => outlet.Feed == FeedFormat.Rss
        ? [.. feed.Descendants("item").Select(RssEntry)]
        : [.. feed.Descendants(Atom + "entry").Select(AtomEntry)];

    private static Entry RssEntry(XElement item) => new(
        item.Element("guid")!.Value,
        item.Element("title")!.Value,
        item.Element("link")!.Value,
        DateTimeOffset.ParseExact(item.Element("pubDate")!.Value, "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture),
        [.. item.Elements(DublinCore + "creator").Select(c => c.Value)],
        [.. item.Elements("category").Select(c => c.Value)],
        item.Element("description")!.Value);

    private static Entry AtomEntry(XElement entry) => new(
        entry.Element(Atom + "id")!.Value,
        entry.Element(Atom + "title")!.Value,
        entry.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "alternate").Attribute("href")!.Value,
        DateTimeOffset.Parse(entry.Element(Atom + "published")!.Value, CultureInfo.InvariantCulture),
        [.. entry.Elements(Atom + "author").Select(a => a.Element(Atom + "name")!.Value)],
        [.. entry.Elements(Atom + "category").Select(c => c.Attribute("term")!.Value)],
        entry.Element(Atom + "summary")!.Value);

    private string FeedUrl(NewsroomOutlet outlet) => newsroom.Server.Feeds.Single(f => f.OutletKey == outlet.Host).Url;

    private sealed record Entry(
        string Id, string Title, string Link, DateTimeOffset Published, string[] Authors, string[] Categories, string Summary);
}
