using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StreamSubjectivity.Cli.Embedded;

namespace StreamSubjectivity.Faults;

/// <summary>The real PostgreSQL and the real Kafka of a run.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private readonly string folder;
    private readonly EmbeddedPostgres postgres;

    private Servers(string folder, EmbeddedPostgres postgres, KafkaBroker kafka) => (this.folder, this.postgres, Kafka) = (folder, postgres, kafka);

    public KafkaBroker Kafka { get; }

    /// <summary>Process of the database's postmaster.</summary>
    public int PostmasterId => PostmasterFile.Read(ClusterFolder.Find(folder)!.Path)!.ProcessId;

    public static async Task<Servers> StartAsync(string kafkaHome, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("stream-faults-").FullName;
        // Others than root run the server too: they must reach its data.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var kafka = KafkaBroker.StartNewAsync(kafkaHome, cancellationToken);
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder, Durable = false }, NullLogger.Instance, cancellationToken).ConfigureAwait(false);
        return new Servers(folder, postgres, await kafka.ConfigureAwait(false));
    }

    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync().ConfigureAwait(false);
        await Kafka.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }
}
