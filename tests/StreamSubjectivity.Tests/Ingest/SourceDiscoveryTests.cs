using StreamSubjectivity.Ingest.Discovery;
using StreamSubjectivity.Ingest.Sources;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class SourceDiscoveryTests : IAsyncLifetime
{
    private const string Feed = "<rss version=\"2.0\"><channel><title>News</title><item><title>a</title></item></channel></rss>";
    private LoopbackOutlet outlet = null!;

    public async ValueTask InitializeAsync() => outlet = await LoopbackOutlet.StartAsync();

    public ValueTask DisposeAsync() => outlet.DisposeAsync();

    [Fact]
    public async Task The_links_of_a_page_are_read_before_they_are_named()
    {
        outlet.Serve("/", """
            <html><head><base href="/sub/"><link rel="Alternate" type="application/rss+xml; charset=utf-8" href="feed">
            <link rel="alternate" type="application/atom+xml" href="/gone"><link rel="alternate" type="text/html" href="/fr">
            </head><body><a href="/politics.rss">RSS</a><a href="/about">About</a></body></html>
            """);
        outlet.Serve("/sub/feed", Feed);
        outlet.Serve("/politics.rss", Feed);

        Assert.Equal(
            [new($"{outlet.Url}sub/feed", "RSS 2.0", "News", 1, "link"), new($"{outlet.Url}politics.rss", "RSS 2.0", "News", 1, "link")],
            await DiscoverAsync());
        Assert.DoesNotContain(outlet.Requests, r => r.Path is "/fr" or "/about" or "/rss");
    }

    [Fact]
    public async Task Without_links_the_usual_places_and_the_sitemaps_of_robots_txt_are_tried()
    {
        outlet.Serve("/", "<html><body>Hello</body></html>");
        outlet.Redirect("/feed", 301, "/rss.xml");
        outlet.Serve("/rss.xml", Feed);
        outlet.Serve("/robots.txt", "User-agent: *\nDisallow: /atom.xml\nSitemap: /all.xml\nSitemap: /news.xml");
        outlet.Serve("/news.xml", "<urlset><url><loc>/a</loc></url></urlset>");

        Assert.Equal(
            [($"{outlet.Url}rss.xml", "path"), ($"{outlet.Url}news.xml", "robots.txt")],
            (await DiscoverAsync()).Select(s => (s.Url, s.Via)));
        Assert.DoesNotContain(outlet.Requests, r => r.Path == "/atom.xml");
    }

    [Fact]
    public async Task A_feed_is_found_at_itself()
    {
        outlet.Serve("/", Feed);
        Assert.Equal("itself", Assert.Single(await DiscoverAsync()).Via);
    }

    [Fact]
    public void A_list_that_is_written_is_read_again_as_it_was()
    {
        FeedListEntry[] entries =
        [
            new(new Uri("https://a.example/feed?x=1&y=2"), "A & <B> \"C\"", new Uri("https://a.example/")),
            new(new Uri("https://b.example/é"), null, null),
        ];
        var file = Path.GetTempFileName();
        File.WriteAllText(file, FeedListWriter.Opml("mine", entries));
        Assert.Equal([entries[0], entries[1] with { Name = "b.example" }], FeedList.Read(file));
        File.Delete(file);
    }

    private async Task<IReadOnlyList<DiscoveredSource>> DiscoverAsync()
    {
        using var fetcher = outlet.Fetcher(o => o.Robots = true);
        return await new SourceDiscovery(fetcher).DiscoverAsync(outlet.Url, TestContext.Current.CancellationToken);
    }
}
