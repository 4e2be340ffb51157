using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StreamSubjectivity.Cli.Embedded;

namespace StreamSubjectivity.Faults;

/// <summary>The real PostgreSQL and the real Kafka of a run.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly string kafkaHome;
    private readonly string folder;
    private readonly EmbeddedPostgres postgres;
    private readonly Dictionary<int, KafkaCluster> clusters = [];

    private Servers(string kafkaHome, string folder, EmbeddedPostgres postgres) =>
        (this.kafkaHome, this.folder, this.postgres) = (kafkaHome, folder, postgres);

    /// <summary>Process of the database's postmaster.</summary>
    public int PostmasterId => PostmasterFile.Read(ClusterFolder.Find(folder)!.Path)!.ProcessId;

    /// <summary>Waits until a postmaster other than <paramref name="before"/> takes connections.</summary>
    /// <exception cref="TimeoutException">None did in time.</exception>
    public async Task ReturnAsync(int before, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < patience;)
        {
            if (PostmasterFile.Read(ClusterFolder.Find(folder)!.Path) is { Ready: true } server && server.ProcessId != before)
                return;
            await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        throw new TimeoutException("PostgreSQL was not started again");
    }

    /// <summary>Connection string of a database that no row works on.</summary>
    public string PostgresAddress => postgres.ConnectionString;

    public static async Task<Servers> StartAsync(string kafkaHome, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("stream-faults-").FullName;
        // Others than root run the server too: they must reach its data.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder }, NullLogger.Instance, cancellationToken).ConfigureAwait(false);
        return new Servers(kafkaHome, folder, postgres);
    }

    /// <summary>The cluster of so many brokers, started where it isn't yet.</summary>
    public async Task<KafkaCluster> KafkaAsync(int brokers, CancellationToken cancellationToken)
    {
        if (!clusters.TryGetValue(brokers, out var cluster))
            clusters[brokers] = cluster = await KafkaCluster.StartAsync(kafkaHome, brokers, cancellationToken).ConfigureAwait(false);
        return cluster;
    }

    /// <summary>Makes a database; its connection string.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="disk">Disk that it lies on; null for the server's own.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<string> CreateDatabaseAsync(string name, SmallDisk? disk, CancellationToken cancellationToken)
    {
        if (disk is not null)
            await ExecuteAsync($"CREATE TABLESPACE {name} LOCATION '{disk.Folder}'", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync($"CREATE DATABASE {name}{(disk is null ? "" : $" TABLESPACE {name}")}", cancellationToken).ConfigureAwait(false);
        return new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>Takes a database away, with its disk's space.</summary>
    public async Task DropDatabaseAsync(string name, SmallDisk? disk)
    {
        await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None).ConfigureAwait(false);
        if (disk is not null)
            await ExecuteAsync($"DROP TABLESPACE {name}", CancellationToken.None).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync().ConfigureAwait(false);
        foreach (var cluster in clusters.Values)
            await cluster.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        // Not pooled: the server may have been stopped since.
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
