using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>The store as a host composes it, over a test's database and clock.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private TestStore(ServiceProvider provider, LogRecorder log, string connectionString) =>
        (this.provider, Log, ConnectionString) = (provider, log, connectionString);

    /// <summary>Npgsql connection string of the database.</summary>
    public string ConnectionString { get; }

    /// <summary>What was logged.</summary>
    public LogRecorder Log { get; }

    public NpgsqlDataSource Database => Get<NpgsqlDataSource>();

    public static TestStore Services(string connectionString, TimeProvider? clock = null)
    {
        var log = new LogRecorder();
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Stream:Store:ConnectionString", connectionString)])
            .Build());
        services.AddSingleton(clock ?? TimeProvider.System);
        return new(services.AddStore().AddDashboardQueries().BuildServiceProvider(), log, connectionString);
    }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Runs a statement.</summary>
    public async Task<int> ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(statement);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first column of a query's only row.</summary>
    public async Task<T> ScalarAsync<T>(string query, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>All rows of a query, their columns joined by <c>|</c>, nulls empty.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string query, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(v => v is DBNull ? "" : Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public async ValueTask DisposeAsync() => await provider.DisposeAsync();
}
