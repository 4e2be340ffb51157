using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Ingest.Retention;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Store;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class RetentionLoopTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_day_drops_what_is_past_its_time_by_then()
    {
        var clock = new FakeTimeProvider(new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));
        await using var store = database.Services(clock);
        var outlet = await store.OutletAsync("a.example", Cancellation);
        await store.Get<IArticleStore>().SaveAsync(Article(outlet, "u", "One.") with { Published = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero) }, Cancellation);
        var retention = new Counted(store.Get<IRetention>());
        using var loop = new RetentionLoop(
            retention, Options.Create(new StoreOptions { RetainTextMonths = 1 }), clock, NullLogger<RetentionLoop>.Instance);

        await loop.StartAsync(Cancellation);
        Assert.Empty(await retention.NextAsync(Cancellation));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([new DateOnly(2026, 5, 1)], (await retention.NextAsync(Cancellation)).Select(s => s.Month));
        await loop.StopAsync(Cancellation);
    }

    /// <summary>The store's own retention, each use of which can be waited for.</summary>
    private sealed class Counted(IRetention inner) : IRetention
    {
        private readonly System.Threading.Channels.Channel<IReadOnlyList<RetentionStep>> uses =
            System.Threading.Channels.Channel.CreateUnbounded<IReadOnlyList<RetentionStep>>();

        public async Task<IReadOnlyList<RetentionStep>> ApplyAsync(
            RetentionPolicy policy, bool dryRun, IProgress<RetentionStep>? progress, CancellationToken cancellationToken)
        {
            var steps = await inner.ApplyAsync(policy, dryRun, progress, cancellationToken);
            uses.Writer.TryWrite(steps);
            return steps;
        }

        public async Task<IReadOnlyList<RetentionStep>> NextAsync(CancellationToken cancellationToken) =>
            await uses.Reader.ReadAsync(cancellationToken);
    }
}
