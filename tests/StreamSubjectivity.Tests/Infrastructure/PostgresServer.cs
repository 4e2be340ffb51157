using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>
/// The real PostgreSQL, one server a test run. It starts with the first test that asks for a database, migrates a template once, and
/// hands out copies of it.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Template = "template_stream";
    private readonly string folder = Directory.CreateTempSubdirectory("stream-tests-").FullName;
    private readonly Lazy<Task<EmbeddedPostgres>> server;
    private int databases;

    public PostgresServer() => server = new(StartAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A fresh database at the newest schema; its connection string.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken) => CreateDatabaseAsync(Template, cancellationToken);

    /// <summary>A fresh database with nothing in it; its connection string.</summary>
    public Task<string> CreateEmptyDatabaseAsync(CancellationToken cancellationToken) => CreateDatabaseAsync("template1", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
            await (await server.Value).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> CreateDatabaseAsync(string template, CancellationToken cancellationToken)
    {
        var running = await server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref databases)}");
        await ExecuteAsync(running.ConnectionString, $"CREATE DATABASE {name} TEMPLATE {template}", cancellationToken);
        return AddressOf(running, name);
    }

    private async Task<EmbeddedPostgres> StartAsync()
    {
        // Others than root run the server too: they must reach its data.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var started = await EmbeddedPostgres.StartAsync(
            new() { DataDirectory = folder, Durable = false }, NullLogger.Instance, CancellationToken.None);
        await ExecuteAsync(started.ConnectionString, $"CREATE DATABASE {Template}", CancellationToken.None);
        await using (var services = TestStore.Services(AddressOf(started, Template)))
            await services.Get<IDatabaseMigrator>().MigrateAsync(CancellationToken.None);
        return started;
    }

    private static string AddressOf(EmbeddedPostgres server, string database) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task ExecuteAsync(string address, string statement, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(address) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
