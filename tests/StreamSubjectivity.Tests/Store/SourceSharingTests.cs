using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

public sealed class SourceSharingTests(PostgresServer server) : SourceDatabase(server)
{
    [Fact]
    public async Task A_host_is_given_to_one_worker_at_a_time_and_keeps_no_other_waiting()
    {
        var source = await AddAsync("https://a.example/feed");
        var entries = Enumerable.Range(0, 50).Select(i => new EntryDraft($"slow{i}", [1], "{}", "slow.example"))
            .Append(new EntryDraft("quick", [1], "{}", "quick.example"));
        await PollAsync(source, Outcome() with { Entries = [.. entries] });

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sources.ClaimEntriesAsync(1, Lease, Cancellation)));
        Assert.Equal(["quick", "slow0"], claims.SelectMany(c => c).Select(e => e.Key).Order());

        await Sources.DeferEntryAsync(claims.SelectMany(c => c).Single(e => e.Key == "slow0").Id, "slow", Now.AddHours(1), Cancellation);
        Assert.Equal("slow1", Assert.Single(await Sources.ClaimEntriesAsync(10, Lease, Cancellation)).Key);
        Clock.Advance(Lease);
        Assert.Equal(["quick", "slow2"], (await Sources.ClaimEntriesAsync(10, Lease, Cancellation)).Select(e => e.Key).Order());
    }

    [Fact]
    public async Task What_a_quiet_host_has_waits_together_and_no_try_is_counted()
    {
        var source = await AddAsync("https://a.example/feed");
        await PollAsync(source, Outcome() with
        {
            Entries = [new("a", [1], "{}", "quiet.example"), new("b", [1], "{}", "quiet.example"), new("c", [1], "{}", "other.example")],
        });
        var first = (await Sources.ClaimEntriesAsync(10, Lease, Cancellation)).Single(e => e.Key == "a");
        await Sources.PostponeEntryAsync(first.Id, "asked for quiet", Now.AddHours(1), Cancellation);

        Assert.Empty(await Sources.ClaimEntriesAsync(10, Lease, Cancellation));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(("a", 0), (await Sources.ClaimEntriesAsync(10, Lease, Cancellation)).Select(e => (e.Key, e.Attempts)).First());
    }

    [Fact]
    public async Task Of_a_hosts_sources_one_is_polled_at_a_time()
    {
        var first = await AddAsync("https://A.example/1");
        await AddAsync("https://a.example/2");
        await AddAsync("https://b.example/1");
        Assert.Equal(
            ["https://A.example/1", "https://b.example/1"],
            (await Sources.ClaimDueAsync(10, Lease, Cancellation)).Select(s => s.Url));
        Assert.Empty(await Sources.ClaimDueAsync(10, Lease, Cancellation));

        await Sources.PostponeAsync(first.Id, Now.AddHours(1), Cancellation);
        Assert.Equal("https://a.example/2", Assert.Single(await Sources.ClaimDueAsync(10, Lease, Cancellation)).Url);
    }

    [Fact]
    public async Task A_source_is_paused_resumed_and_removed_by_its_URL()
    {
        var source = await AddAsync("https://a.example/feed");
        await PollAsync(source, Outcome(("a", 1)) with { NextPoll = Now.AddDays(1) });
        Assert.True(await Sources.SetStateAsync(source.Url, SourceState.Paused, Cancellation));
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await Sources.ClaimDueAsync(10, Lease, Cancellation));
        Assert.True(await Sources.SetStateAsync(source.Url, SourceState.Active, Cancellation));
        Assert.Equal(Now, Assert.Single(await Sources.ClaimDueAsync(10, Lease, Cancellation)).NextPoll);

        Assert.True(await Sources.RemoveAsync(source.Url, Cancellation));
        Assert.False(await Sources.RemoveAsync(source.Url, Cancellation));
        Assert.False(await Sources.SetStateAsync(source.Url, SourceState.Active, Cancellation));
        Assert.Equal(0, await Sources.CountPendingEntriesAsync(Cancellation));
    }

    [Fact]
    public async Task The_quarantine_lists_shows_requeues_and_drops()
    {
        var quarantine = Store.Get<IQuarantine>();
        var entry = await ClaimOneAsync();
        await Sources.RejectEntryAsync(entry.Id, new("entry", "https://a.example/a", "paywall", "asks for money", [1, 2]), Cancellation);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await quarantine.AddAsync(new("file", "saved/feed.xml", "not-xml", "", new byte[(1 << 20) + 5]), Cancellation);

        var all = await quarantine.ListAsync(null, null, 10, Cancellation);
        Assert.Equal([("file", (1L << 20) + 5, null), ("entry", 2, entry.Id)], all.Select(i => (i.Kind, i.Size, i.EntryId)));
        Assert.Equal(all[1], Assert.Single(await quarantine.ListAsync("entry", "paywall", 10, Cancellation)));
        Assert.Equal(all[1], await quarantine.FindAsync(all[1].Id, Cancellation));
        Assert.Equal([1, 2], await quarantine.ReadAsync(all[1].Id, Cancellation));
        Assert.False(await quarantine.RequeueAsync(all[0].Id, Cancellation));
        Assert.True(await quarantine.RequeueAsync(all[1].Id, Cancellation));
        Assert.Null(await quarantine.FindAsync(all[1].Id, Cancellation));
        Assert.Equal(0, Assert.Single(await Sources.ClaimEntriesAsync(10, Lease, Cancellation)).Attempts);
        Assert.Equal(1, await quarantine.DropAsync([all[0].Id, 99999], Cancellation));
    }
}
