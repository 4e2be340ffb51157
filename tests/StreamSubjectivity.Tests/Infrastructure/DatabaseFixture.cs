using Xunit;

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>A database of its own for each test class that takes this as its class fixture.</summary>
public sealed class DatabaseFixture(PostgresServer server) : IAsyncLifetime
{
    public PostgresServer Server { get; } = server;

    /// <summary>Npgsql connection string of the class's database, which is at the newest schema.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync() => ConnectionString = await Server.CreateDatabaseAsync(TestContext.Current.CancellationToken);

    /// <summary>The store over the class's database, with the real clock or the given one.</summary>
    public TestStore Services(TimeProvider? clock = null) => TestStore.Services(ConnectionString, clock);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
