using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>A dashboard over hundreds of outlets, with an alert that fires and a source that fails.</summary>
public sealed class CrowdedDashboard(PostgresServer server) : IAsyncLifetime
{
    public const int Outlets = 500;

    public static readonly Guid Firing = new("0190aaaa-0000-7000-8000-000000000001");

    internal DashboardHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await StartAsync(server, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    internal static async Task<DashboardHost> StartAsync(PostgresServer server, CancellationToken cancellation)
    {
        var connection = await server.CreateDatabaseAsync(cancellation);
        await using (var store = TestStore.Services(connection))
        {
            await store.FillAsync(Outlets, 200, cancellation);
            var outlet = await store.Get<IArticleStore>().EnsureOutletAsync("outlet-1.example", "The Daily 1", null, cancellation);
            var sources = store.Get<ISourceStore>();
            await sources.AddAsync(new NewSource(outlet, "https://outlet-1.example/feed"), cancellation);
            var failing = await sources.AddAsync(new NewSource(outlet, "https://outlet-1.example/other"), cancellation);
            var now = TimeProvider.System.GetUtcNow();
            await sources.RecordPollAsync(failing.Id, new PollOutcome(now, now.AddHours(1), null, null, null, "503", false, []), cancellation);
            await store.ExecuteAsync(
                $$"""
                INSERT INTO stream.alerts (id, rule, fingerprint, labels, state, started, value, summary, held, absent, fired, seen, closed_by_hand)
                VALUES ('{{Firing}}', 'tone', 'f', '{"outlet": "outlet-1.example"}', 1, now(), 0.2, 'The Daily 1 <b>writes</b> more subjectively', '0', '0', now(), now(), false)
                """,
                cancellation);
        }

        return await DashboardHost.StartAsync(connection, cancellation);
    }
}
