using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class PollingTests(PostgresServer server) : PolledOutlet(server)
{
    [Fact]
    public async Task Entries_of_a_feed_become_articles_with_their_sentences()
    {
        Outlet.Serve("/feed", Feed(Item("/a", "First", "s"), Item("/b", "Second", "s")), "application/rss+xml", "\"1\"");
        Outlet.Serve("/a", Page("Café opens. It was full. “We are glad,” he said."));
        Outlet.Serve("/b", Page("Rain came."));
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);

        Assert.Equal(1, await Host.PollAsync(Cancel));
        Assert.Equal(2, await Host.WorkAsync(Cancel));

        Assert.Equal(
            [$"First|en|{Outlet.Url}a|17", $"Second|en|{Outlet.Url}b|15"],
            await Host.Store.RowsAsync(
                "SELECT title, language, canonical_url, sentence_count FROM stream.articles ORDER BY title", Cancel));
        Assert.Equal(
            ["Café opens.|False", "It was full.|False", "“We are glad,” he said.|True"],
            await Host.Store.RowsAsync("SELECT s.text, s.quoted FROM stream.sentences s JOIN stream.articles a ON a.id = s.article_id WHERE a.title = 'First' ORDER BY ordinal LIMIT 3", Cancel));
        Assert.Equal(0, await Host.WorkAsync(Cancel));
        Assert.Equal(0, await Host.PollAsync(Cancel));
    }

    [Fact]
    public async Task A_feed_is_asked_with_its_validators_and_an_unchanged_one_costs_nothing()
    {
        Outlet.On("/feed", async context =>
        {
            context.Response.Headers.ETag = "\"7\"";
            if (context.Request.Headers.IfNoneMatch == "\"7\"")
                context.Response.StatusCode = 304;
            else
                await context.Response.WriteAsync(Feed(Item("/a", "A", "s")), Cancel);
        });
        Outlet.Serve("/a", Page("One."));
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);
        await Host.WorkAsync(Cancel);

        Host.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(1, await Host.PollAsync(Cancel));

        var source = Assert.Single(await Host.Get<ISourceStore>().ListAsync(Cancel));
        Assert.Equal(("\"7\"", 0, null), (source.ETag, source.Failures, source.LastError));
        Assert.Equal(0, await Host.WorkAsync(Cancel));
        Assert.Equal("\"7\"", Outlet.Requests[^1].Headers["If-None-Match"]);
    }

    [Fact]
    public async Task An_entry_that_changes_is_fetched_again_and_makes_a_new_version()
    {
        Outlet.Serve("/feed", Feed(Item("/a", "A", "s")));
        Outlet.Serve("/a", Page("One."));
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);
        await Host.WorkAsync(Cancel);

        Outlet.Serve("/feed", Feed(Item("/a", "A, corrected", "s")));
        Outlet.Serve("/a", Page("Two."));
        Host.Clock.Advance(TimeSpan.FromHours(7));
        await Host.PollAsync(Cancel);
        Assert.Equal(1, await Host.WorkAsync(Cancel));

        Assert.Equal(["2"], await Host.Store.RowsAsync("SELECT version FROM stream.articles", Cancel));
    }

    [Theory]
    [InlineData("this is no feed", "not-xml")]
    [InlineData("", "empty")]
    [InlineData("<html><body>Under construction</body></html>", "html")]
    public async Task Garbage_is_quarantined_and_the_source_backs_off(string body, string reason)
    {
        Outlet.Serve("/feed", body);
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);

        await Host.PollAsync(Cancel);
        Assert.Equal(0, await Host.PollAsync(Cancel));
        Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await Host.PollAsync(Cancel);

        var source = Assert.Single(await Host.Get<ISourceStore>().ListAsync(Cancel));
        Assert.Equal((2, SourceState.Active), (source.Failures, source.State));
        Assert.True(source.NextPoll >= Host.Clock.GetUtcNow() + TimeSpan.FromMinutes(4));
        Assert.Equal([$"feed|{reason}|{body}"], await Host.Store.RowsAsync(
            "SELECT kind, reason, convert_from(bytes, 'UTF8') FROM stream.quarantine", Cancel));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_feed_that_answers_an_error_is_recorded_and_recovers(int status)
    {
        Outlet.Fail("/feed", status);
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);
        Assert.Contains($"status {status}", Assert.Single(await Host.Get<ISourceStore>().ListAsync(Cancel))
            .LastError, StringComparison.Ordinal);

        Outlet.Serve("/feed", Feed());
        Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await Host.PollAsync(Cancel);
        Assert.Equal(0, Assert.Single(await Host.Get<ISourceStore>().ListAsync(Cancel)).Failures);
    }

    [Fact]
    public async Task A_permanent_redirect_moves_the_source_and_410_ends_it()
    {
        Outlet.Redirect("/feed", 301, "/new");
        Outlet.Serve("/new", Feed());
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);
        Assert.Equal($"{Outlet.Url}new", Assert.Single(await Host.Get<ISourceStore>().ListAsync(Cancel)).Url);

        Outlet.Fail("/new", 410);
        Host.Clock.Advance(TimeSpan.FromHours(7));
        await Host.PollAsync(Cancel);
        Assert.Equal(SourceState.Gone, Assert.Single(await Host.Get<ISourceStore>().ListAsync(Cancel)).State);
    }

    [Fact]
    public async Task A_page_that_stays_away_is_tried_again_and_then_replaced_by_the_feeds_own_text()
    {
        Outlet.Serve("/feed", Feed(Item("/a", "A", $"<p>{Long}</p>")));
        Outlet.Fail("/a", 500);
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(1, await Host.WorkAsync(Cancel));
            Assert.Equal(0, await Host.WorkAsync(Cancel));
            Host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(3, Outlet.Requests.Count(r => r.Path == "/a"));
        Assert.Equal(["A|15"], await Host.Store.RowsAsync("SELECT title, sentence_count FROM stream.articles", Cancel));
    }

    [Theory]
    [InlineData("/gone", "status-404")]
    [InlineData("/paywall", "paywall")]
    [InlineData("/nothing", "empty")]
    [InlineData("/short", "empty-body")]
    public async Task What_can_not_become_an_article_is_rejected_once_and_kept(string path, string reason)
    {
        Outlet.Serve("/paywall",
            "<html><body><article><p>It began.</p><p>Subscribe to continue reading this article.</p></article></body></html>");
        Outlet.Serve("/nothing", "");
        Outlet.Serve("/short", "<html><body><p>Hi.</p></body></html>");
        Outlet.Serve("/feed", Feed(Item(path, "A", "too short to stand for it")));
        await Host.WatchAsync(new Uri(Outlet.Url, "/feed"), Cancel);
        await Host.PollAsync(Cancel);

        Assert.Equal(1, await Host.WorkAsync(Cancel));
        Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Host.WorkAsync(Cancel));

        Assert.Equal([$"entry|{Outlet.Url}{path[1..]}|{reason}"], await Host.Store.RowsAsync(
            "SELECT kind, location, reason FROM stream.quarantine", Cancel));
        Assert.Empty(await Host.Store.RowsAsync("SELECT 1 FROM stream.articles", Cancel));
    }
}
