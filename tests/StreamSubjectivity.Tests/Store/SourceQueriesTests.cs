using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

public sealed class SourceQueriesTests(PostgresServer server) : SourceDatabase(server)
{
    private SourceQueries Queries => new(Store.Get<Database>());

    [Fact]
    public async Task Sources_are_paged_counted_and_found_by_a_part_of_their_address()
    {
        for (var i = 0; i < 25; i++)
            await AddAsync($"https://a.example/feed{i:00}.xml");
        await Sources.SetStateAsync("https://a.example/feed07.xml", SourceState.Paused, Cancellation);

        var pages = new List<string>();
        for (var skip = 0; skip < 30; skip += 10)
            pages.AddRange((await Queries.PageAsync(new SourceFilter(), skip, 10, Cancellation)).Select(s => s.Url));
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"https://a.example/feed{i:00}.xml"), pages);
        Assert.Equal(new SourceCounts(24, 0, 1, 0), await Queries.CountsAsync(Cancellation));
        Assert.Equal("https://a.example/feed07.xml", Assert.Single(await Queries.PageAsync(new SourceFilter(SourceState.Paused), 0, 10, Cancellation)).Url);
        Assert.Equal(10, await Queries.CountAsync(new SourceFilter(Text: "FEED1"), Cancellation));
        // What a person types is no pattern.
        Assert.Equal(0, await Queries.CountAsync(new SourceFilter(Text: "feed%"), Cancellation));
        Assert.Equal(25, await Queries.CountAsync(new SourceFilter(Text: "a.example"), Cancellation));
    }

    [Fact]
    public async Task A_source_says_its_last_error_and_what_was_seen_of_it()
    {
        var good = await AddAsync("https://a.example/good");
        var bad = await AddAsync("https://a.example/bad");
        await PollAsync(good, Outcome(("x", 1), ("y", 1)));
        await PollAsync(bad, Outcome() with { Error = "status 500" });

        var failing = Assert.Single(await Queries.PageAsync(new SourceFilter(Failing: true), 0, 10, Cancellation));
        Assert.Equal((bad.Url, 1, "status 500"), (failing.Url, failing.Failures, failing.LastError));
        var fine = (await Queries.FindAsync(good.Id, Cancellation))!;
        Assert.Equal((2, 2, Now), (fine.Items, fine.Waiting, fine.LastPolled!.Value));
        Assert.Null(await Queries.FindAsync(bad.Id + 1000, Cancellation));
    }

    [Fact]
    public async Task What_cannot_be_read_is_counted_by_reason()
    {
        var quarantine = Store.Get<IQuarantine>();
        foreach (var (location, reason) in new[] { ("a", "html"), ("b", "html"), ("c", "robots") })
            await quarantine.AddAsync(new QuarantinedItem("feed", location, reason, "no feed", []), Cancellation);

        Assert.Equal(
            [new QuarantineCount("feed", "html", 2, Now), new QuarantineCount("feed", "robots", 1, Now)], await Queries.QuarantineAsync(Cancellation));
    }
}
