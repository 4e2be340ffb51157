using StreamSubjectivity.Ingest.OneOff;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class OneOffIngestTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private LoopbackOutlet outlet = null!;
    private IngestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        outlet = await LoopbackOutlet.StartAsync();
        host = await IngestHost.CreateAsync(server, outlet, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await outlet.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_folder_of_everything_is_taken_and_what_is_wrong_is_named()
    {
        Write("feeds/a.xml", """
            <rss version="2.0"><channel><title>Alpha</title><link>https://www.alpha.example/</link>
            <item><title>One</title><link>https://www.alpha.example/1</link><pubDate>Sat, 07 Jan 2017 09:40:00 GMT</pubDate>
            <description>&lt;p&gt;It rained all day. Nobody came.&lt;/p&gt;</description></item>
            <item><title>Only a title</title><link>https://www.alpha.example/2</link></item></channel></rss>
            """);
        Write("broken.xml", "<html><body><p>short</p></body></html>");
        Write("garbage.json", "{");
        Write("articles.ndjson", """
            {"url":"https://b.example/x","title":"X","author":"Eve","published":"2015-05-18","paragraphs":[["First one.","Second one."],"A third."]}
            not json
            {"url":"https://b.example/y","title":"Y","paragraphs":[]}
            """);
        Write("ignored.txt", "nothing");
        var steps = new List<IngestProgress>();

        var summary = await RunAsync([folder.Path, folder.File("absent.xml"), $"{outlet.Url}404"], steps);

        Assert.Equal((4, 1, 2, 0, 0, 5), (
            summary.Files, summary.Feeds, summary.Added, summary.Updated, summary.Unchanged, summary.Sentences));
        Assert.Equal(
            ["empty-body", "empty-body", "not-an-article", "not-an-article", "not-found", "not-json", "status-404"],
            summary.Rejected.Select(r => r.Reason).Order());
        Assert.Contains(summary.Rejected, r => r.Location.EndsWith("articles.ndjson:2", StringComparison.Ordinal));
        Assert.Equal(["alpha.example|Alpha", "b.example|b.example"], await host.Store.RowsAsync(
            "SELECT key, name FROM stream.outlets ORDER BY key", Cancel));
        Assert.Equal(7, await host.Store.ScalarAsync<long>("SELECT count(*) FROM stream.quarantine", Cancel));
        Assert.Equal(6, steps.Count);
        Assert.All(steps, s => Assert.Equal(6, s.Total));
    }

    [Fact]
    public async Task The_same_input_again_changes_nothing()
    {
        Write("a.ndjson", """{"url":"https://b.example/x?utm_source=q","title":"X","paragraphs":["One. Two."]}""");

        var first = await RunAsync([folder.Path]);
        var second = await RunAsync([folder.Path]);

        Assert.Equal((1, 0), (first.Added, first.Unchanged));
        Assert.Equal((0, 1, 0), (second.Added, second.Unchanged, second.Sentences));
        Assert.Equal(["https://b.example/x|2"], await host.Store.RowsAsync(
            "SELECT canonical_url, sentence_count FROM stream.articles", Cancel));
    }

    [Fact]
    public async Task A_feed_URL_has_its_pages_fetched_and_an_article_URL_is_an_article()
    {
        var text = string.Concat(Enumerable.Repeat("The council met on Monday and spoke about the harbour. ", 6));
        outlet.Serve("/feed", "<rss><channel><title>T</title><item><title>A</title><link>/a</link><description>Short.</description></item><item><title>B</title><link>/b</link><description>Kept. Twice.</description></item></channel></rss>", "application/rss+xml");
        outlet.Serve("/a", $"<html><body><article><p>{text}</p></article></body></html>");
        outlet.Serve("/c", $"<html><head><title>C</title></head><body><article><p>{text}</p></article></body></html>");

        var summary = await RunAsync([$"{outlet.Url}feed", $"{outlet.Url}c"]);

        Assert.Equal((1, 3), (summary.Feeds, summary.Added));
        Assert.Equal(["A|6", "B|2", "C|6"], await host.Store.RowsAsync(
            "SELECT title, sentence_count FROM stream.articles ORDER BY title", Cancel));
        Assert.Empty(summary.Rejected);
    }

    [Fact]
    public async Task Everything_can_be_put_under_one_outlet()
    {
        Write("a.ndjson", """{"url":"https://b.example/x","title":"X","paragraphs":["One."]}""");

        await host.Get<OneOffIngest>().RunAsync([folder.Path], new OneOffOptions(Outlet: "mine"), null, Cancel);

        Assert.Equal(["mine"], await host.Store.RowsAsync("SELECT key FROM stream.outlets", Cancel));
    }

    private Task<IngestSummary> RunAsync(IReadOnlyList<string> inputs, List<IngestProgress>? steps = null) =>
        host.Get<OneOffIngest>().RunAsync(inputs, new OneOffOptions(), steps is null ? null : new Collected(steps), Cancel);

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
        File.WriteAllText(folder.File(name), content);
    }

    // Progress<T> reports on another thread, later.
    private sealed class Collected(List<IngestProgress> steps) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            lock (steps)
                steps.Add(value);
        }
    }
}
