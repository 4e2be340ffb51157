using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class StatusMonitorTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_is_looked_at_once_a_second_however_many_ask()
    {
        await using var store = database.Services();
        using var monitor = Monitor(store);
        var first = await monitor.SnapshotAsync(Cancellation);

        var articles = Newsroom.Articles(0.02);
        await store.FillAsync(articles, articles.Count, Cancellation);
        clock.Advance(TimeSpan.FromSeconds(0.9));
        var same = await monitor.SnapshotAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        var next = await monitor.SnapshotAsync(Cancellation);

        Assert.Same(first, same);
        Assert.Equal(0, first.Status.Sentences);
        Assert.Equal(articles.Sum(article => article.Judgements.Count), next.Status.Scored);
        Assert.Equal(Newsroom.Scorer.Key, next.Status.Scorer);
        Assert.NotEqual(first.Status.Revision, next.Status.Revision);
    }

    [Fact]
    public async Task An_alert_that_changes_is_news_for_open_pages()
    {
        await using var store = database.Services();
        using var monitor = Monitor(store);
        var id = Guid.NewGuid();
        await store.AddToneAlertAsync(id, "example.org", null, new DateOnly(2026, 2, 1), Cancellation);
        var before = await monitor.SnapshotAsync(Cancellation);

        await store.ExecuteAsync(
            $"INSERT INTO stream.alert_transitions (alert_id, at, before, after, handled_by) VALUES ('{id}', now(), 1, 3, 'ann')", Cancellation);
        clock.Advance(TimeSpan.FromSeconds(1));
        var after = await monitor.SnapshotAsync(Cancellation);

        Assert.NotEqual(before.Status.Revision, after.Status.Revision);
    }

    [Fact]
    public async Task While_the_database_is_away_those_who_wait_are_refused_together()
    {
        await using var store = TestStore.Services(DatabaseAwayTests.Nowhere);
        using var monitor = Monitor(store);

        var tried = await Assert.ThrowsAsync<StoreUnavailableException>(() => monitor.SnapshotAsync(Cancellation));
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => monitor.SnapshotAsync(Cancellation));
        clock.Advance(TimeSpan.FromSeconds(1));
        var triedAgain = await Assert.ThrowsAsync<StoreUnavailableException>(() => monitor.SnapshotAsync(Cancellation));

        Assert.Same(tried, refused.InnerException);
        Assert.NotSame(tried, triedAgain.InnerException);
    }

    private StatusMonitor Monitor(TestStore store) =>
        new(new StatusQueries(store.Get<Database>()), clock, NullLogger<StatusMonitor>.Instance);
}
