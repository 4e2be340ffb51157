using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>
/// A PostgreSQL server of this program's own, its data in the program's data folder. It listens on the loopback interface alone and
/// asks everyone for the data folder's password.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string User = "stream";
    private const string DatabaseName = "stream";
    private readonly DataFolderLock folderLock;
    private readonly ServerStart start;

    private EmbeddedPostgres(DataFolderLock folderLock, ServerStart start, string connectionString)
    {
        this.folderLock = folderLock;
        this.start = start;
        ConnectionString = connectionString;
    }

    /// <summary>Npgsql connection string of the database <c>stream</c>, with its password.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes the data where there is none, starts the server, and waits until it takes connections.</summary>
    /// <exception cref="DataFolderInUseException">Another program works on the data folder.</exception>
    /// <exception cref="EmbeddedPostgresException">The server can't be started.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.DataDirectory).FullName;
        var account = SystemAccount.ForServer();
        var folderLock = DataFolderLock.Take(folder);
        try
        {
            var command = new ServerCommand(PostgresBinaries.Prepare(options.NativeDirectory, account), account);
            var cluster = await ClusterFolder.OpenAsync(folder, command, options.Durable, logger, cancellationToken);
            var start = new ServerStart(command, cluster, options.Durable, logger);
            var port = await start.RunAsync(cancellationToken);
            await EnsureDatabaseAsync(AddressOf(port, cluster.Password, "postgres"), cancellationToken);
            return new EmbeddedPostgres(folderLock, start, AddressOf(port, cluster.Password, DatabaseName));
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The connection string of the server that another program runs over this data folder, or null where none runs: so that a second
    /// command can look at what the first one does.
    /// </summary>
    public static string? FindRunning(string dataDirectory) =>
        ClusterFolder.Find(dataDirectory) is { } cluster
        && PostmasterFile.Read(cluster.Path) is { Ready: true } server
        && server.IsAlive(cluster.Path)
            ? AddressOf(server.Port, cluster.Password, DatabaseName)
            : null;

    /// <summary>Ends the server: its clients are cut off, what was committed is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await start.StopAsync();
        folderLock.Dispose();
    }

    internal static string AddressOf(int port, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = User,
        Password = password,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        MaxPoolSize = 80,
    }.ConnectionString;

    private static async Task EnsureDatabaseAsync(string address, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var look = source.CreateCommand("SELECT count(*) FROM pg_database WHERE datname = $1");
        look.Parameters.Add(new() { Value = DatabaseName });
        if (Convert.ToInt64(await look.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) > 0)
            return;

        await using var make = source.CreateCommand($"CREATE DATABASE {DatabaseName}");
        await make.ExecuteNonQueryAsync(cancellationToken);
    }
}
