using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>A dashboard over the invented newsroom, all of it scored, for the tests that only look.</summary>
public sealed class SeededDashboard(PostgresServer server) : IAsyncLifetime
{
    internal DashboardHost Host { get; private set; } = null!;

    /// <summary>Connection string of its database.</summary>
    internal string Connection { get; private set; } = "";

    internal IReadOnlyList<NewsroomArticle> Articles { get; } = Newsroom.Articles(0.5);

    /// <summary>Ids of the articles, in their order.</summary>
    internal IReadOnlyList<long> Ids { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Connection = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using (var store = TestStore.Services(Connection))
            Ids = await store.FillAsync(Articles, Articles.Count, TestContext.Current.CancellationToken);
        Host = await DashboardHost.StartAsync(Connection, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
