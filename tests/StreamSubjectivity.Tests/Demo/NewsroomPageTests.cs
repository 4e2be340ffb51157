using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using StreamSubjectivity.Cli.Demo;
using Xunit;

namespace StreamSubjectivity.Tests.Demo;

public sealed class NewsroomPageTests(NewsroomServerFixture newsroom) : IClassFixture<NewsroomServerFixture>
{
    private const string Ribbon = "Fictional newsroom of the StreamSubjectivity demo";

    [Fact]
    public async Task Every_link_of_every_feed_leads_to_the_article_under_its_canonical_URL()
    {
        foreach (var feed in newsroom.Server.Feeds)
        {
            var document = await newsroom.FeedAsync(feed.Url);
            foreach (var (id, link) in Links(document))
            {
                var article = Assert.Single(ShippedNewsroom.Value.Articles, a => a.CanonicalUrl == id);
                var page = await PageAsync(link);
                Assert.Equal(id, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
                Assert.Equal(id, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
                Assert.Equal(article.Title, page.QuerySelector("h1")!.TextContent);
                var paragraphs = page.QuerySelectorAll("p").Select(p => p.TextContent).ToList();
                Assert.Equal(article.Paragraphs, paragraphs.Where(article.Paragraphs.Contains));
            }
        }
    }

    [Fact]
    public async Task Every_page_says_that_it_is_fictional_and_every_link_on_it_leads_somewhere()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var path))
        {
            var page = await PageAsync(path);
            Assert.Contains(Ribbon, page.QuerySelector(".newsroom-ribbon")?.TextContent ?? "", StringComparison.Ordinal);
            foreach (var next in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Where(seen.Add))
            {
                if (next.EndsWith(".xml", StringComparison.Ordinal))
                    await newsroom.FeedAsync(next);
                else
                    open.Enqueue(next);
            }

            foreach (var file in page.QuerySelectorAll("img[src], link[rel=stylesheet]").Select(FileOf).Where(seen.Add))
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(file));
        }

        Assert.Empty(ShippedNewsroom.Value.Articles.Select(a => a.LocalPath).Except(seen));
    }

    [Fact]
    public async Task Linked_data_is_as_each_outlet_writes_it()
    {
        foreach (var article in ShippedNewsroom.Value.Articles)
        {
            var page = await PageAsync(article.LocalPath);
            var json = page.QuerySelector("script[type='application/ld+json']")!.TextContent;
            if (article.Outlet.LinkedData == LinkedDataStyle.Broken)
            {
                Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(json));
                continue;
            }

            using var document = JsonDocument.Parse(json);
            var node = article.Outlet.LinkedData == LinkedDataStyle.Graph
                ? document.RootElement.GetProperty("@graph")[2]
                : document.RootElement;
            Assert.Equal(article.Title, node.GetProperty("headline").GetString());
            Assert.Equal(article.Published, node.GetProperty("datePublished").GetDateTimeOffset());
            Assert.Equal(article.Outlet.LinkedData == LinkedDataStyle.FullBody, node.TryGetProperty("articleBody", out var body));
            if (article.Outlet.LinkedData == LinkedDataStyle.FullBody)
                Assert.Equal(string.Join("\n\n", article.Paragraphs), body.GetString());
        }
    }

    private static IEnumerable<(string Id, string Link)> Links(System.Xml.Linq.XDocument feed) =>
        from entry in feed.Descendants()
        where entry.Name.LocalName is "item" or "entry"
        let id = entry.Elements().Single(e => e.Name.LocalName is "guid" or "id").Value
        let link = entry.Elements().Single(e => e.Name.LocalName == "link")
        select (id, (string?)link.Attribute("href") ?? link.Value);

    private static string FileOf(IElement element) => element.GetAttribute("src") ?? element.GetAttribute("href")!;

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await newsroom.Client.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<IDocument> PageAsync(string url)
    {
        using var answer = await newsroom.Client.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{url}: {answer.StatusCode}");
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
