using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class SourceStoreTests(PostgresServer server) : SourceDatabase(server)
{
    [Fact]
    public async Task A_source_is_added_once_and_is_due_at_once()
    {
        var source = await AddAsync("https://a.example/feed");
        Assert.Equal(source, await AddAsync("https://a.example/feed"));
        Assert.Equal((Outlet, "a.example", SourceState.Active, Now), (source.OutletId, source.OutletKey, source.State, source.NextPoll));
        Assert.Equal(source, Assert.Single(await Sources.ClaimDueAsync(10, Lease, Cancellation)));
        Assert.Equal(source, Assert.Single(await Sources.ListAsync(Cancellation)));
    }

    [Theory]
    [InlineData("feed.xml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://a.example/\0")]
    public async Task What_is_no_web_address_is_refused(string url) =>
        await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(url));

    [Fact]
    public async Task A_claim_is_a_lease_that_a_crash_gives_back()
    {
        var source = await AddAsync("https://a.example/feed");
        Assert.Single(await Sources.ClaimDueAsync(10, Lease, Cancellation));
        Assert.Empty(await Sources.ClaimDueAsync(10, Lease, Cancellation));
        Clock.Advance(Lease);
        Assert.Equal(source.Id, Assert.Single(await Sources.ClaimDueAsync(10, Lease, Cancellation)).Id);
    }

    [Fact]
    public async Task Pollers_at_once_share_the_sources_the_longest_due_first()
    {
        for (var i = 0; i < 20; i++)
        {
            await AddAsync($"https://a{i}.example/");
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sources.ClaimDueAsync(4, Lease, Cancellation)));
        Assert.Equal(16, claims.SelectMany(c => c).Select(s => s.Id).Distinct().Count());
        Assert.All(claims, c => Assert.Equal(c.OrderBy(s => s.NextPoll), c));
        Assert.Equal(
            ["https://a16.example/", "https://a17.example/", "https://a18.example/", "https://a19.example/"],
            (await Sources.ClaimDueAsync(10, Lease, Cancellation)).Select(s => s.Url));
    }

    [Fact]
    public async Task A_poll_stores_validators_and_a_failed_one_keeps_them()
    {
        var source = await AddAsync("https://a.example/feed");
        await PollAsync(source, Outcome() with { ETag = "\"1\"", LastModified = "Wed, 01 Apr 2026 00:00:00 GMT" });
        await PollAsync(source, Outcome() with { Error = "503", NextPoll = Now.AddHours(1) });
        await PollAsync(source, Outcome() with { Error = "timeout", NextPoll = Now.AddHours(2) });
        var seen = Assert.Single(await Sources.ListAsync(Cancellation));
        Assert.Equal(
            ("\"1\"", "Wed, 01 Apr 2026 00:00:00 GMT", 2, "timeout", Now.AddHours(2), Now),
            (seen.ETag, seen.LastModified, seen.Failures, seen.LastError, seen.NextPoll, seen.LastPolled));

        await PollAsync(source, Outcome());
        seen = Assert.Single(await Sources.ListAsync(Cancellation));
        Assert.Equal((null, 0, null), (seen.ETag, seen.Failures, seen.LastError));
    }

    [Fact]
    public async Task A_source_that_is_gone_is_never_claimed_again()
    {
        var source = await AddAsync("https://a.example/feed");
        await PollAsync(source, Outcome() with { Gone = true, Error = "410" });
        Clock.Advance(TimeSpan.FromDays(365));
        Assert.Empty(await Sources.ClaimDueAsync(10, Lease, Cancellation));
        Assert.Equal(SourceState.Gone, Assert.Single(await Sources.ListAsync(Cancellation)).State);
    }

    [Fact]
    public async Task A_source_moves_unless_its_new_place_is_watched_already()
    {
        var moved = await AddAsync("https://a.example/old");
        await PollAsync(moved, Outcome() with { MovedTo = "https://a.example/new" });
        var second = await AddAsync("https://a.example/second");
        await PollAsync(second, Outcome() with { MovedTo = "https://a.example/new" });
        await PollAsync(moved, Outcome() with { MovedTo = "https://a.example/new" });
        Assert.Equal(
            [("https://a.example/new", SourceState.Active), ("https://a.example/second", SourceState.Gone)],
            (await Sources.ListAsync(Cancellation)).Select(s => (s.Url, s.State)));
    }

    [Fact]
    public async Task Only_new_and_changed_entries_wait()
    {
        var source = await AddAsync("https://a.example/feed");
        Assert.Equal(2, await PollAsync(source, Outcome(("a", 1), ("b", 1), ("a", 2))));
        Assert.Equal(1, await PollAsync(source, Outcome(("a", 1), ("b", 2))));
        Assert.Equal(2, await Sources.CountPendingEntriesAsync(Cancellation));
        var claimed = await Sources.ClaimEntriesAsync(10, Lease, Cancellation);
        Assert.Equal(["""{"v":1}""", """{"v":2}"""], claimed.Select(e => e.Payload));
        Assert.Equal([(source.Id, Outlet, "a.example", "a", 0)], claimed.Take(1).Select(e => (e.SourceId, e.OutletId, e.OutletKey, e.Key, e.Attempts)));
    }

    [Fact]
    public async Task Entries_with_endless_keys_and_odd_json_are_kept_as_they_are()
    {
        var source = await AddAsync("https://a.example/feed");
        var key = new string('k', 50_000);
        const string Payload = """{"b":"\u0000 \ud800","a":1}""";
        Assert.Equal(2, await PollAsync(source, Outcome() with { Entries = [new(key + 1, [1], Payload), new(key + 2, [1], Payload)] }));
        Assert.Equal(0, await PollAsync(source, Outcome() with { Entries = [new(key + 1, [1], Payload), new(key + 2, [1], Payload)] }));
        Assert.All(await Sources.ClaimEntriesAsync(10, Lease, Cancellation), e => Assert.Equal(Payload, e.Payload));
    }

    [Fact]
    public async Task An_entry_becomes_an_article_once()
    {
        var entry = await ClaimOneAsync();
        var stored = await Sources.CompleteEntryAsync(entry.Id, Article(Outlet, "u", "One."), Cancellation);
        Assert.Equal(ArticleChange.Added, stored.Change);
        Assert.Equal(0, await Sources.CountPendingEntriesAsync(Cancellation));
        Assert.Equal(stored.Id, await Store.ScalarAsync<long>("SELECT article_id FROM stream.entries", Cancellation));
    }

    [Fact]
    public async Task An_entry_that_a_crash_left_is_claimed_again_and_the_try_is_counted()
    {
        await ClaimOneAsync();
        Assert.Empty(await Sources.ClaimEntriesAsync(10, Lease, Cancellation));
        Clock.Advance(Lease);
        Assert.Equal(1, Assert.Single(await Sources.ClaimEntriesAsync(10, Lease, Cancellation)).Attempts);
    }

    [Fact]
    public async Task An_entry_that_is_put_off_comes_back_at_its_time()
    {
        var entry = await ClaimOneAsync();
        await Sources.DeferEntryAsync(entry.Id, "503", Now.AddHours(1), Cancellation);
        Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(await Sources.ClaimEntriesAsync(10, Lease, Cancellation));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, Assert.Single(await Sources.ClaimEntriesAsync(10, Lease, Cancellation)).Attempts);
        Assert.Equal("503", await Store.ScalarAsync<string>("SELECT last_error FROM stream.entries", Cancellation));
    }

    [Fact]
    public async Task An_entry_that_changes_while_it_is_worked_on_is_worked_on_again()
    {
        var entry = await ClaimOneAsync();
        var source = Assert.Single(await Sources.ListAsync(Cancellation));
        await PollAsync(source, Outcome(("a", 2)));
        Assert.Empty(await Sources.ClaimEntriesAsync(10, Lease, Cancellation));
        await Sources.CompleteEntryAsync(entry.Id, Article(Outlet, "u", "One."), Cancellation);
        Assert.Equal("""{"v":2}""", Assert.Single(await Sources.ClaimEntriesAsync(10, Lease, Cancellation)).Payload);
    }

    [Fact]
    public async Task A_rejected_entry_waits_no_more_and_its_bytes_are_kept_up_to_the_cap()
    {
        var entry = await ClaimOneAsync();
        var bytes = new byte[(1 << 20) + 1];
        await Sources.RejectEntryAsync(entry.Id, new("page", "https://a.example/\0", "paywall", "asks for money", bytes), Cancellation);
        Assert.Equal(0, await Sources.CountPendingEntriesAsync(Cancellation));
        await Store.Get<IQuarantine>().AddAsync(new("page", "https://a.example/\0", "empty-body", "", [1]), Cancellation);
        await Store.Get<IQuarantine>().AddAsync(new("feed", "https://a.example/\0", "not-xml", "", bytes), Cancellation);
        Assert.Equal(
            ["feed|not-xml|1048576", "page|empty-body|1"],
            await Store.RowsAsync("SELECT kind, reason, length(bytes) FROM stream.quarantine ORDER BY kind", Cancellation));
    }

    [Fact]
    public async Task Workers_at_once_share_the_entries()
    {
        var source = await AddAsync("https://a.example/feed");
        await PollAsync(source, Outcome([.. Enumerable.Range(0, 40).Select(i => ($"k{i}", (byte)1))]));
        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sources.ClaimEntriesAsync(10, Lease, Cancellation)));
        Assert.Equal(40, claims.SelectMany(c => c).Select(e => e.Id).Distinct().Count());
    }
}
