using StreamSubjectivity.Ingest.Extraction;
using Xunit;

namespace StreamSubjectivity.Tests.Demo;

public sealed class NewsroomExtractionTests(NewsroomServerFixture newsroom) : IClassFixture<NewsroomServerFixture>
{
    [Fact]
    public async Task What_is_read_from_a_page_is_its_article_without_the_clutter()
    {
        foreach (var article in ShippedNewsroom.Value.Articles)
        {
            var url = new Uri($"http://{article.Outlet.Host}{article.Path}");
            var html = await newsroom.LedClient.GetByteArrayAsync(url, TestContext.Current.CancellationToken);
            var page = PageExtractor.Extract(html, article.Id, url, charset: null);
            Assert.Equal(article.Paragraphs, page.Paragraphs);
            Assert.Equal(article.Title, page.Title);
            Assert.Equal(article.CanonicalUrl, page.CanonicalUrl);
            Assert.Equal(article.Published, page.Published);
        }
    }
}
