using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class PollingIdentityTests(PostgresServer server) : PolledOutlet(server)
{
    [Fact]
    public async Task A_feed_that_changes_all_its_ids_asks_for_nothing_and_one_that_changes_all_its_URLs_makes_no_article()
    {
        const int Entries = 500;
        static string Text(int i) => string.Join(' ', Enumerable.Range(1, 6).Select(n => $"Sentence {n} of story {i} tells of what was done that day."));
        string Feed500(string id, string path) => Feed([.. Enumerable.Range(0, Entries).Select(i =>
            $"<item><guid isPermaLink=\"false\">{id}{i}</guid><title>Story {i}</title><link>{new Uri(Outlet.Url, $"{path}{i}")}</link><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate><description>{Text(i)}</description></item>")]);
        for (var i = 0; i < Entries; i++)
        {
            Outlet.Serve($"/a{i}", Page(Text(i)));
            Outlet.Serve($"/b{i}", Page(Text(i)));
        }

        Outlet.Serve("/feed", Feed500("first-", "/a"));
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);
        Assert.Equal(Entries, await Host.WorkAsync(Cancel));
        var sentences = await Host.Store.ScalarAsync<long>("SELECT count(*) FROM stream.sentences", Cancel);

        Outlet.Serve("/feed", Feed500("second-", "/a"));
        Host.Clock.Advance(TimeSpan.FromHours(7));
        await Host.PollAsync(Cancel);
        Assert.Equal(0, await Host.WorkAsync(Cancel));

        Outlet.Serve("/feed", Feed500("third-", "/b"));
        Host.Clock.Advance(TimeSpan.FromHours(7));
        await Host.PollAsync(Cancel);
        await Host.WorkAsync(Cancel);
        Assert.Equal((long)Entries, await Host.Store.ScalarAsync<long>("SELECT count(*) FROM stream.articles", Cancel));
        Assert.Equal(sentences, await Host.Store.ScalarAsync<long>("SELECT count(*) FROM stream.sentences", Cancel));
    }

    [Fact]
    public async Task What_an_outlet_prints_on_every_page_is_left_out_after_some_of_them()
    {
        const string Appeal = "This newspaper lives by its readers: become a member and help us to go on with our work.";
        Outlet.Serve("/feed", Feed([.. Enumerable.Range(0, 7).Select(i => Item($"/a{i}", $"T{i}", "s"))]));
        for (var i = 0; i < 7; i++)
            Outlet.Serve($"/a{i}", Page($"Story {i} begins here and is told in a few words that no other page has.</p><p>{Appeal}"));
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);
        await Host.WorkAsync(Cancel);

        Assert.Equal(
            [$"{IParagraphStore.PagesOfBoilerplate - 1}"],
            await Host.Store.RowsAsync("SELECT count(*) FROM stream.sentences WHERE text LIKE 'This newspaper lives%'", Cancel));
    }

    [Fact]
    public async Task A_feed_that_changes_all_its_ids_has_no_page_fetched_again()
    {
        string[] paths = [.. Enumerable.Range(0, 5).Select(i => $"/{i}")];
        foreach (var path in paths)
            Outlet.Serve(path, Page($"About {path}."));
        Outlet.Serve("/feed", Feed([.. paths.Select(p => Item(p, $"Title {p}", "s"))]));
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);
        Assert.Equal(5, await Host.WorkAsync(Cancel));

        Outlet.Serve("/feed", Feed([.. paths.Select(p => Item(p, $"Title {p}", "s").Replace("\">/", "\">new/", StringComparison.Ordinal))]));
        Host.Clock.Advance(TimeSpan.FromHours(7));
        await Host.PollAsync(Cancel);
        Assert.Equal(0, await Host.WorkAsync(Cancel));
        Assert.Equal(["5|1"], await Host.Store.RowsAsync("SELECT count(*), max(version) FROM stream.articles", Cancel));
    }
}
