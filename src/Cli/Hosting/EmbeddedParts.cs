using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>The parts that a process brings itself where the configuration names no other: database and broker.</summary>
internal sealed class EmbeddedParts : IAsyncDisposable
{
    private static readonly TimeSpan BrokerTimeout = TimeSpan.FromSeconds(10);
    private readonly EmbeddedPostgres? postgres;

    private readonly string dataFolder;

    private EmbeddedParts(EmbeddedPostgres? postgres, EmbeddedBroker? broker, string dataFolder) =>
        (this.postgres, Broker, this.dataFolder) = (postgres, broker, dataFolder);

    /// <summary>The in-process broker, or null where a real one is used or none is needed.</summary>
    public EmbeddedBroker? Broker { get; }

    /// <summary>Starts what is missing and writes its addresses into the configuration.</summary>
    /// <exception cref="CommandException">The configured broker doesn't answer.</exception>
    public static async Task<EmbeddedParts> StartAsync(
        SystemSpec spec, ILoggerFactory logs, Action<string> step, CancellationToken cancellationToken)
    {
        EmbeddedPostgres? postgres = null;
        // A verb that only looks at the store joins the server of the program that runs over the folder.
        if (spec is { Roles: Roles.None } && spec.Configuration.Setting("Store:ConnectionString") is null
            && EmbeddedPostgres.FindRunning(spec.DataDirectory) is { } running)
        {
            spec.Configuration.Set("Store:ConnectionString", running);
        }

        if (spec.Configuration.Setting("Store:ConnectionString") is null)
        {
            step("Starting PostgreSQL");
            postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions
                {
                    DataDirectory = spec.DataDirectory,
                    NativeDirectory = spec.Configuration.Setting("Native:PostgresDirectory"),
                },
                logs.CreateLogger<EmbeddedPostgres>(),
                cancellationToken).ConfigureAwait(false);
            spec.Configuration.Set("Store:ConnectionString", postgres.ConnectionString);
        }

        try
        {
            return new EmbeddedParts(postgres, await BrokerAsync(spec, logs, cancellationToken).ConfigureAwait(false), spec.DataDirectory);
        }
        catch
        {
            if (postgres is not null)
                await postgres.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Broker is not null)
            RunningBroker.Withdraw(dataFolder);
        Broker?.Dispose();
        if (postgres is not null)
            await postgres.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Asks a configured broker whether it is there.</summary>
    /// <exception cref="CommandException">It doesn't answer.</exception>
    public static void Probe(BrokerOptions options)
    {
        try
        {
            using var admin = new AdminClientBuilder(KafkaClients.Common(new AdminClientConfig(), options))
                .SetLogHandler((_, _) => { })
                .SetErrorHandler((_, _) => { })
                .Build();
            admin.GetMetadata(BrokerTimeout);
        }
        catch (KafkaException e)
        {
            throw new CommandException(
                $"no Kafka broker answers at {options.BootstrapServers} ({e.Error.Reason}). Check that it runs and that --kafka or "
                + "STREAM__BROKER__BOOTSTRAPSERVERS names it; without either, an in-process broker is used.",
                inner: e);
        }
    }

    private static async Task<EmbeddedBroker?> BrokerAsync(SystemSpec spec, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        if ((spec.Roles & (Roles.Publishing | Roles.Classifier)) == 0)
            return null;
        var options = new BrokerOptions();
        spec.Configuration.GetSection("Stream:Broker").Bind(options);
        if (options.BootstrapServers.Length > 0)
        {
            await Task.Run(() => Probe(options), cancellationToken).ConfigureAwait(false);
            return null;
        }

        var broker = await Task.Run(
            () => EmbeddedBroker.Start([options.Topic, options.RescoreTopic, options.DeadLetterTopic], logs.CreateLogger<EmbeddedBroker>()),
            cancellationToken).ConfigureAwait(false);
        spec.Configuration.Set("Broker:BootstrapServers", broker.BootstrapServers);
        RunningBroker.Announce(spec.DataDirectory, broker.BootstrapServers);
        // The mock cluster keeps five MiB a partition and drops the oldest beyond: what is unread stays well below.
        if (spec.Configuration.Setting("Ingest:MaxUnreadBytes") is null)
            spec.Configuration.Set("Ingest:MaxUnreadBytes", "3145728");
        // The mock cluster's group waits a session timeout before it lets a member in that comes back.
        spec.Configuration.Set("Classifier:SessionTimeout", "00:00:06");
        return broker;
    }
}
