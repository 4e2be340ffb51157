using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class StoryPollingTests(PostgresServer server) : IAsyncLifetime
{
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
    }

    [Fact]
    public async Task A_feed_that_changes_all_its_ids_asks_for_nothing_and_one_that_changes_all_its_URLs_makes_no_article()
    {
        const int Entries = 500;
        static string Text(int i) => string.Join(' ', Enumerable.Range(1, 6).Select(n => $"Sentence {n} of story {i} tells of what was done that day."));
        string Feed500(string id, string path) => Feed([.. Enumerable.Range(0, Entries).Select(i =>
            $"<item><guid isPermaLink=\"false\">{id}{i}</guid><title>Story {i}</title><link>{new Uri(outlet.Url, $"{path}{i}")}</link><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate><description>{Text(i)}</description></item>")]);
        for (var i = 0; i < Entries; i++)
        {
            outlet.Serve($"/a{i}", Page(Text(i)));
            outlet.Serve($"/b{i}", Page(Text(i)));
        }

        outlet.Serve("/feed", Feed500("first-", "/a"));
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);
        Assert.Equal(Entries, await host.WorkAsync(Cancel));
        var sentences = await host.Store.ScalarAsync<long>("SELECT count(*) FROM stream.sentences", Cancel);

        outlet.Serve("/feed", Feed500("second-", "/a"));
        host.Clock.Advance(TimeSpan.FromHours(7));
        await host.PollAsync(Cancel);
        Assert.Equal(0, await host.WorkAsync(Cancel));

        outlet.Serve("/feed", Feed500("third-", "/b"));
        host.Clock.Advance(TimeSpan.FromHours(7));
        await host.PollAsync(Cancel);
        await host.WorkAsync(Cancel);
        Assert.Equal((long)Entries, await host.Store.ScalarAsync<long>("SELECT count(*) FROM stream.articles", Cancel));
        Assert.Equal(sentences, await host.Store.ScalarAsync<long>("SELECT count(*) FROM stream.sentences", Cancel));
    }

    [Fact]
    public async Task What_an_outlet_prints_on_every_page_is_left_out_after_some_of_them()
    {
        const string Appeal = "This newspaper lives by its readers: become a member and help us to go on with our work.";
        outlet.Serve("/feed", Feed([.. Enumerable.Range(0, 7).Select(i => Item($"/a{i}", $"T{i}"))]));
        for (var i = 0; i < 7; i++)
            outlet.Serve($"/a{i}", Page($"Story {i} begins here and is told in a few words that no other page has, as is the way of stories numbered {i}.</p><p>{Appeal}"));
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);
        await host.WorkAsync(Cancel);

        Assert.Equal(
            [$"{IParagraphStore.PagesOfBoilerplate - 1}"],
            await host.Store.RowsAsync("SELECT count(*) FROM stream.sentences WHERE text LIKE 'This newspaper lives%'", Cancel));
    }

    private static string Feed(params string[] items) =>
        $"<rss version=\"2.0\"><channel><title>The Outlet</title><language>en</language>{string.Concat(items)}</channel></rss>";

    private static string Item(string path, string title) =>
        $"<item><title>{title}</title><link>{path}</link><guid isPermaLink=\"false\">{path}</guid></item>";

    private static string Page(string body) =>
        $"<html><body><article><p>{body}</p></article></body></html>";
}
