using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class PollingTests(PostgresServer server) : IAsyncLifetime
{
    private const string Sentence = "The council met on Monday and spoke about the harbour for two hours. ";

    private LoopbackOutlet outlet = null!;
    private IngestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Long => string.Concat(Enumerable.Repeat(Sentence, 15));

    public async ValueTask InitializeAsync()
    {
        outlet = await LoopbackOutlet.StartAsync();
        host = await IngestHost.CreateAsync(server, outlet, Cancel, ("Ingest:EntryAttempts", "3"));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await outlet.DisposeAsync();
    }

    [Fact]
    public async Task Entries_of_a_feed_become_articles_with_their_sentences()
    {
        outlet.Serve("/feed", Feed(Item("/a", "First", "s"), Item("/b", "Second", "s")), "application/rss+xml", "\"1\"");
        outlet.Serve("/a", Page("Café opens. It was full. “We are glad,” he said."));
        outlet.Serve("/b", Page("Rain came."));
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);

        Assert.Equal(1, await host.PollAsync(Cancel));
        Assert.Equal(2, await host.WorkAsync(Cancel));

        Assert.Equal(
            [$"First|en|{outlet.Url}a|17", $"Second|en|{outlet.Url}b|15"],
            await host.Store.RowsAsync(
                "SELECT title, language, canonical_url, sentence_count FROM stream.articles ORDER BY title", Cancel));
        Assert.Equal(
            ["Café opens.|False", "It was full.|False", "“We are glad,” he said.|True"],
            await host.Store.RowsAsync("SELECT s.text, s.quoted FROM stream.sentences s JOIN stream.articles a ON a.id = s.article_id WHERE a.title = 'First' ORDER BY ordinal LIMIT 3", Cancel));
        Assert.Equal(0, await host.WorkAsync(Cancel));
        Assert.Equal(0, await host.PollAsync(Cancel));
    }

    [Fact]
    public async Task A_feed_is_asked_with_its_validators_and_an_unchanged_one_costs_nothing()
    {
        outlet.On("/feed", async context =>
        {
            context.Response.Headers.ETag = "\"7\"";
            if (context.Request.Headers.IfNoneMatch == "\"7\"")
                context.Response.StatusCode = 304;
            else
                await context.Response.WriteAsync(Feed(Item("/a", "A", "s")), Cancel);
        });
        outlet.Serve("/a", Page("One."));
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);
        await host.WorkAsync(Cancel);

        host.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(1, await host.PollAsync(Cancel));

        var source = Assert.Single(await host.Get<ISourceStore>().ListAsync(Cancel));
        Assert.Equal(("\"7\"", 0, null), (source.ETag, source.Failures, source.LastError));
        Assert.Equal(0, await host.WorkAsync(Cancel));
        Assert.Equal("\"7\"", outlet.Requests[^1].Headers["If-None-Match"]);
    }

    [Fact]
    public async Task An_entry_that_changes_is_fetched_again_and_makes_a_new_version()
    {
        outlet.Serve("/feed", Feed(Item("/a", "A", "s")));
        outlet.Serve("/a", Page("One."));
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);
        await host.WorkAsync(Cancel);

        outlet.Serve("/feed", Feed(Item("/a", "A, corrected", "s")));
        outlet.Serve("/a", Page("Two."));
        host.Clock.Advance(TimeSpan.FromHours(7));
        await host.PollAsync(Cancel);
        Assert.Equal(1, await host.WorkAsync(Cancel));

        Assert.Equal(["2"], await host.Store.RowsAsync("SELECT version FROM stream.articles", Cancel));
    }

    [Theory]
    [InlineData("this is no feed", "not-xml")]
    [InlineData("", "empty")]
    [InlineData("<html><body>Under construction</body></html>", "html")]
    public async Task Garbage_is_quarantined_and_the_source_backs_off(string body, string reason)
    {
        outlet.Serve("/feed", body);
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);

        await host.PollAsync(Cancel);
        Assert.Equal(0, await host.PollAsync(Cancel));
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.PollAsync(Cancel);

        var source = Assert.Single(await host.Get<ISourceStore>().ListAsync(Cancel));
        Assert.Equal((2, SourceState.Active), (source.Failures, source.State));
        Assert.True(source.NextPoll >= host.Clock.GetUtcNow() + TimeSpan.FromMinutes(4));
        Assert.Equal([$"feed|{reason}|{body}"], await host.Store.RowsAsync(
            "SELECT kind, reason, convert_from(bytes, 'UTF8') FROM stream.quarantine", Cancel));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_feed_that_answers_an_error_is_recorded_and_recovers(int status)
    {
        outlet.Fail("/feed", status);
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);
        Assert.Contains($"status {status}", Assert.Single(await host.Get<ISourceStore>().ListAsync(Cancel))
            .LastError, StringComparison.Ordinal);

        outlet.Serve("/feed", Feed());
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.PollAsync(Cancel);
        Assert.Equal(0, Assert.Single(await host.Get<ISourceStore>().ListAsync(Cancel)).Failures);
    }

    [Fact]
    public async Task A_permanent_redirect_moves_the_source_and_410_ends_it()
    {
        outlet.Redirect("/feed", 301, "/new");
        outlet.Serve("/new", Feed());
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);
        Assert.Equal($"{outlet.Url}new", Assert.Single(await host.Get<ISourceStore>().ListAsync(Cancel)).Url);

        outlet.Fail("/new", 410);
        host.Clock.Advance(TimeSpan.FromHours(7));
        await host.PollAsync(Cancel);
        Assert.Equal(SourceState.Gone, Assert.Single(await host.Get<ISourceStore>().ListAsync(Cancel)).State);
    }

    [Fact]
    public async Task A_page_that_stays_away_is_tried_again_and_then_replaced_by_the_feeds_own_text()
    {
        outlet.Serve("/feed", Feed(Item("/a", "A", $"<p>{Long}</p>")));
        outlet.Fail("/a", 500);
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(1, await host.WorkAsync(Cancel));
            Assert.Equal(0, await host.WorkAsync(Cancel));
            host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(3, outlet.Requests.Count(r => r.Path == "/a"));
        Assert.Equal(["A|15"], await host.Store.RowsAsync("SELECT title, sentence_count FROM stream.articles", Cancel));
    }

    [Theory]
    [InlineData("/gone", "status-404")]
    [InlineData("/paywall", "paywall")]
    [InlineData("/nothing", "empty")]
    [InlineData("/short", "empty-body")]
    public async Task What_can_not_become_an_article_is_rejected_once_and_kept(string path, string reason)
    {
        outlet.Serve("/paywall",
            "<html><body><article><p>It began.</p><p>Subscribe to continue reading this article.</p></article></body></html>");
        outlet.Serve("/nothing", "");
        outlet.Serve("/short", "<html><body><p>Hi.</p></body></html>");
        outlet.Serve("/feed", Feed(Item(path, "A", "too short to stand for it")));
        await host.WatchAsync(new Uri(outlet.Url, "/feed"), Cancel);
        await host.PollAsync(Cancel);

        Assert.Equal(1, await host.WorkAsync(Cancel));
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await host.WorkAsync(Cancel));

        Assert.Equal([$"entry|{outlet.Url}{path[1..]}|{reason}"], await host.Store.RowsAsync(
            "SELECT kind, location, reason FROM stream.quarantine", Cancel));
        Assert.Empty(await host.Store.RowsAsync("SELECT 1 FROM stream.articles", Cancel));
    }

    private static string Feed(params string[] items) =>
        $"<rss version=\"2.0\"><channel><title>The Outlet</title><language>en</language>{string.Concat(items)}</channel></rss>";

    private static string Item(string path, string title, string description) =>
        $"<item><title>{title}</title><link>{path}</link><guid isPermaLink=\"false\">{path}</guid><description><![CDATA[{description}]]></description></item>";

    private static string Page(string beginning) =>
        $"<html><body><article><p>{beginning}</p><p>{Long[..^Sentence.Length]}</p></article></body></html>";
}
