using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Npgsql;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Cli.Doctor;

/// <summary>Looks at the database and the broker that a run would use.</summary>
internal static class ServiceFindings
{
    private const int LeastPostgres = 15;

    /// <summary>The configured PostgreSQL, asked; else the embedded one's programs.</summary>
    public static async Task<IReadOnlyList<Finding>> PostgresAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (configuration.Setting("Store:ConnectionString") is { } connection)
            return [await ServerAsync(connection, cancellationToken).ConfigureAwait(false)];
        var package = PostgresBinaries.Find(configuration.Setting("Native:PostgresDirectory"));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(package, "package.json"), cancellationToken).ConfigureAwait(false));
        return [new(FindingMark.Fine, "PostgreSQL", $"embedded {json.RootElement.GetProperty("version").GetString()}, in {package}")];
    }

    /// <summary>The configured broker, asked; else the one in the process.</summary>
    public static IReadOnlyList<Finding> Broker(IConfiguration configuration)
    {
        var options = new BrokerOptions();
        configuration.GetSection("Stream:Broker").Bind(options);
        if (options.BootstrapServers.Length == 0)
            return [new(FindingMark.Fine, "Kafka", "none is configured: a broker within the process is used, for one machine")];
        EmbeddedParts.Probe(options);
        return [new(FindingMark.Fine, "Kafka", $"{options.BootstrapServers} answers; topic {options.Topic}")];
    }

    private static async Task<Finding> ServerAsync(string connection, CancellationToken cancellationToken)
    {
        try
        {
            var server = new NpgsqlConnectionStringBuilder(connection) { Timeout = 10, Pooling = false };
            using var database = new NpgsqlConnection(server.ConnectionString);
            await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            var found = $"{server.Host}, version {database.PostgreSqlVersion}";
            return database.PostgreSqlVersion.Major >= LeastPostgres
                ? new(FindingMark.Fine, "PostgreSQL", found)
                : new(FindingMark.Fail, "PostgreSQL", found, $"take version {LeastPostgres} or later");
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException or TimeoutException or System.Net.Sockets.SocketException)
        {
            return new(FindingMark.Fail, "PostgreSQL", $"doesn't answer: {e.Message}", "check --postgres or STREAM__STORE__CONNECTIONSTRING; without either, an embedded server is used");
        }
    }
}
