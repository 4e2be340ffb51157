using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Ingest.Polling;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>
/// The ingest role as a host composes it, over a test's database, clock and loopback outlet; nothing runs by itself.
/// </summary>
internal sealed class IngestHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private IngestHost(ServiceProvider provider, TestStore store, FakeTimeProvider clock) =>
        (this.provider, Store, Clock) = (provider, store, clock);

    internal static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    internal FakeTimeProvider Clock { get; }

    internal TestStore Store { get; }

    internal static async Task<IngestHost> CreateAsync(
        PostgresServer server, LoopbackOutlet outlet, CancellationToken cancellationToken, params (
            string Key, string Value)[] settings)
    {
        var connection = await server.CreateDatabaseAsync(cancellationToken);
        var clock = new FakeTimeProvider(Start);
        var values = new Dictionary<string, string?>
        {
            ["Stream:Store:ConnectionString"] = connection,
            ["Stream:Ingest:AllowedPrivateHosts:0"] = outlet.Url.Authority,
            ["Stream:Ingest:HostDelay"] = "00:00:00",
        };
        foreach (var (key, value) in settings)
            values[$"Stream:{key}"] = value;
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddSingleton<TimeProvider>(clock);
        services.AddStore().AddBrokerOptions().AddIngest();
        return new IngestHost(services.BuildServiceProvider(), TestStore.Services(connection), clock);
    }

    internal T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Watches a feed of the outlet <c>outlet</c>.</summary>
    internal async Task<Source> WatchAsync(Uri feed, CancellationToken cancellationToken)
    {
        var outlet = await Get<IArticleStore>().EnsureOutletAsync("outlet", "The Outlet", null, cancellationToken);
        return await Get<ISourceStore>().AddAsync(new NewSource(outlet, feed.AbsoluteUri), cancellationToken);
    }

    /// <summary>Polls every source that is due now. Returns how many were.</summary>
    internal async Task<int> PollAsync(CancellationToken cancellationToken)
    {
        var due = await Get<ISourceStore>().ClaimDueAsync(10, TimeSpan.FromMinutes(5), cancellationToken);
        foreach (var source in due)
            await Get<SourcePoll>().RunAsync(source, cancellationToken);
        return due.Count;
    }

    /// <summary>Works on every entry that is due now. Returns how many were.</summary>
    internal async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (await Get<ISourceStore>().ClaimEntriesAsync(100, TimeSpan.FromMinutes(5), cancellationToken) is { Count: > 0 } due)
        {
            foreach (var entry in due)
                await Get<EntryWork>().RunAsync(entry, cancellationToken);
            done += due.Count;
        }

        return done;
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Store.DisposeAsync();
    }
}
