using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

public sealed class SystemQueriesTests(PostgresServer server) : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
    private TestStore store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SystemQueries Queries => new(store.Get<Database>(), clock);

    public async ValueTask InitializeAsync() => store = TestStore.Services(await server.CreateDatabaseAsync(Cancel), clock);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task What_waits_is_counted_by_the_time_since_it_was_stored()
    {
        var outlet = await store.OutletAsync("a.example", Cancel);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Drafts.Scorer("one"), Cancel);
        foreach (var (url, sentences, age) in new[] { ("old", 3, 50), ("day", 2, 5), ("new", 1, 0) })
        {
            clock.SetUtcNow(new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.Zero).AddHours(-age));
            var saved = await store.Get<IArticleStore>().SaveAsync(
                Drafts.Article(outlet, $"https://a.example/{url}", [.. Enumerable.Range(0, sentences).Select(i => $"Sentence {i} of {url}.")]), Cancel);
            if (url == "old")
                await store.Get<IScoreStore>().WriteAsync(scorer, [Drafts.Score(saved.Id, 0, 0.5)], Cancel);
        }

        Assert.Equal(new WaitingByAge(1, 0, 2, 2, true), await Queries.WaitingAsync(Cancel));
        Assert.Equal(3, await Queries.UnsentAsync(Cancel));
        Assert.Empty(await Queries.DeadAsync(Cancel));
    }

    [Fact]
    public async Task The_database_tells_its_version_its_months_and_its_schema()
    {
        var outlet = await store.OutletAsync("a.example", Cancel);
        await store.Get<IArticleStore>().SaveAsync(Drafts.Article(outlet, "https://a.example/1", "One sentence."), Cancel);

        var facts = await Queries.DatabaseAsync(Cancel);

        Assert.Matches("^1[0-9]", facts.Version);
        Assert.True(facts.Bytes > 1_000_000);
        Assert.Matches("^[0-9]{14}_", facts.Migration);
        var month = Assert.Single(facts.Months, m => m.Month == new DateOnly(2026, 3, 1));
        Assert.True(month.SentenceBytes > 0);
        Assert.Null(month.ScoresDropped);
        Assert.Equal(facts.Months.OrderByDescending(m => m.Month).Select(m => m.Month), facts.Months.Select(m => m.Month));
    }

    [Fact]
    public async Task Samples_are_the_last_and_one_far_enough_before_it()
    {
        Assert.Equal((null, null), await Queries.SamplesAsync(TimeSpan.FromMinutes(10), Cancel));
        foreach (var minute in new[] { 0, 5, 12 })
        {
            clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 0, minute, 0, TimeSpan.Zero));
            await store.Get<ISystemHistory>().SampleAsync(Cancel);
        }

        var (last, before) = await Queries.SamplesAsync(TimeSpan.FromMinutes(10), Cancel);
        Assert.Equal((12, 0), (last!.At.Minute, before!.At.Minute));
    }
}
