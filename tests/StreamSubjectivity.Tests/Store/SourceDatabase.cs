using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

/// <summary>A database with one outlet and no source, anew for each test.</summary>
public abstract class SourceDatabase(PostgresServer server) : IAsyncLifetime
{
    private protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Clock { get; } = new(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

    private protected TestStore Store { get; private set; } = null!;

    private protected int Outlet { get; private set; }

    private protected ISourceStore Sources => Store.Get<ISourceStore>();

    private protected DateTimeOffset Now => Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation), Clock);
        Outlet = await Store.OutletAsync("a.example", Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<PendingEntry> ClaimOneAsync()
    {
        await PollAsync(await AddAsync("https://a.example/feed"), Outcome(("a", 1)));
        return Assert.Single(await Sources.ClaimEntriesAsync(10, Lease, Cancellation));
    }

    private protected Task<Source> AddAsync(string url) => Sources.AddAsync(new(Outlet, url), Cancellation);

    private protected Task<int> PollAsync(Source source, PollOutcome outcome) =>
        Sources.RecordPollAsync(source.Id, outcome, Cancellation);

    private protected PollOutcome Outcome(params (string Key, byte Version)[] entries) => new(
        Now, Now.AddMinutes(15), null, null, null, null, false,
        [.. entries.Select(e => new EntryDraft(e.Key, [e.Version], $$"""{"v":{{e.Version}}}"""))]);
}
