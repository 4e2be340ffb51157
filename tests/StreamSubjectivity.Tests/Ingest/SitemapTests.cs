using System.IO.Compression;
using System.Text;
using StreamSubjectivity.Ingest.Sources;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class SitemapTests
{
    private const string News =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
            xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
          <url>
            <loc>https://a.example/one?x=1&amp;y=2</loc>
            <news:news>
              <news:publication><news:name>The Example</news:name><news:language>de</news:language></news:publication>
              <news:publication_date>2026-03-01T10:00:00+01:00</news:publication_date>
              <news:title>First &amp; foremost</news:title>
              <news:keywords>harbour, council, harbour</news:keywords>
            </news:news>
            <image:image><image:loc>https://a.example/i.jpg</image:loc><image:title>No title of the page</image:title></image:image>
          </url>
          <url><loc>https://a.example/two</loc><lastmod>2026-03-02</lastmod></url>
          <url><lastmod>2026-03-02</lastmod></url>
        </urlset>
        """;

    [Fact]
    public void A_news_sitemap_gives_titles_dates_and_keywords()
    {
        var feed = Read(News);

        Assert.Equal(("News sitemap", FeedShape.NewsSitemap, "The Example", "de"), (feed.Format, feed.Shape, feed.Title, feed.Language));
        Assert.Equal(
            [
                ("https://a.example/one?x=1&y=2", "First & foremost", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), null),
                ("https://a.example/two", null, null, new DateTimeOffset?(new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero))),
            ],
            feed.Items.Select(i => (i.Url, i.Title, i.Published, i.Updated)));
        Assert.Equal(["harbour", "council"], feed.Items[0].Categories);
        Assert.Contains("an entry without a URL", feed.Warnings);
    }

    [Fact]
    public void An_index_gives_its_sitemaps()
    {
        var feed = Read(
            """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <sitemap><loc>https://a.example/s1.xml.gz</loc><lastmod>2026-03-01T00:00:00Z</lastmod></sitemap>
              <sitemap><loc>/s2.xml</loc></sitemap>
            </sitemapindex>
            """);
        Assert.Equal((FeedShape.SitemapIndex, "Sitemap index"), (feed.Shape, feed.Format));
        Assert.Equal(["https://a.example/s1.xml.gz", "https://a.example/s2.xml"], feed.Items.Select(i => i.Url));
    }

    [Fact]
    public void A_gzipped_sitemap_is_read_and_a_broken_one_or_a_bomb_is_a_typed_error()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(News));
        Assert.Equal(2, FeedReader.Read(packed, new FeedOrigin("s")).Items.Count);

        packed.AsSpan(packed.Length / 2).Clear();
        Assert.Equal("bad-compression", Fault(packed).Reason);
        Assert.Equal("too-large", Fault(Pack(new byte[FeedReader.MaxBytes + 1])).Reason);
    }

    [Fact]
    public void More_entries_than_the_protocol_allows_are_cut_with_a_warning()
    {
        var feed = Read($"<urlset>{string.Concat(Enumerable.Range(0, 50_001).Select(i => $"<url><loc>https://a.example/{i}</loc></url>"))}</urlset>");
        Assert.Equal(50_000, feed.Items.Count);
        Assert.Contains(feed.Warnings, w => w.StartsWith("more than 50000", StringComparison.Ordinal));
    }

    private static FeedFormatException Fault(byte[] bytes) =>
        Assert.Throws<FeedFormatException>(() => FeedReader.Read(bytes, new FeedOrigin("s")));

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(plain);
        return packed.ToArray();
    }

    private static ParsedFeed Read(string text) =>
        FeedReader.Read(Encoding.UTF8.GetBytes(text), new FeedOrigin("s", new Uri("https://a.example/sitemap.xml")));
}
