using System.Diagnostics;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamSubjectivity.Faults;

/// <summary>A real Apache Kafka from the folder of a download: one broker, or several that hold a copy of everything each.</summary>
internal sealed class KafkaCluster : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private KafkaCluster(IReadOnlyList<KafkaBroker> brokers) => Brokers = brokers;

    public IReadOnlyList<KafkaBroker> Brokers { get; }

    /// <summary>For <c>bootstrap.servers</c>.</summary>
    public string Address => string.Join(',', Brokers.Select(b => b.Address));

    /// <summary>Starts brokers; they answer when this returns.</summary>
    public static async Task<KafkaCluster> StartAsync(string home, int brokers, CancellationToken cancellationToken)
    {
        var cluster = new KafkaCluster([.. Enumerable.Range(1, brokers).Select(id => new KafkaBroker(home, id))]);
        foreach (var broker in cluster.Brokers)
        {
            await broker.FormatAsync(cluster.Brokers, cancellationToken).ConfigureAwait(false);
            broker.Start();
        }

        await cluster.UntilAsync(m => m.Brokers.Count == brokers, cancellationToken).ConfigureAwait(false);
        return cluster;
    }

    /// <summary>Starts a broker over what it left, and returns once the cluster counts it.</summary>
    public Task StartAgainAsync(KafkaBroker broker, CancellationToken cancellationToken)
    {
        broker.Start();
        return UntilAsync(m => m.Brokers.Any(b => b.BrokerId == broker.Id), cancellationToken);
    }

    /// <summary>Waits until a topic's every partition is as asked for.</summary>
    public Task UntilAsync(string topic, Func<PartitionMetadata, bool> all, CancellationToken cancellationToken) => UntilAsync(
        m => m.Topics.Find(t => t.Topic == topic) is { Partitions: { Count: > 0 } partitions } && partitions.TrueForAll(p => all(p)),
        cancellationToken);

    /// <summary>Gives every partition of a topic back to its first replica.</summary>
    public async Task ElectPreferredAsync(string topic, CancellationToken cancellationToken)
    {
        using var admin = Admin();
        var partitions = admin.GetMetadata(topic, Patience).Topics[0].Partitions;
        try
        {
            await admin.ElectLeadersAsync(
                ElectionType.Preferred, partitions.Select(p => new TopicPartition(topic, p.PartitionId)), new ElectLeadersOptions { OperationTimeout = Patience })
                .ConfigureAwait(false);
        }
        catch (ElectLeadersException)
        {
            // Of partitions whose leader is the preferred one it says that no election was needed.
        }

        await UntilAsync(topic, p => p.Leader == p.Replicas[0], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var broker in Brokers)
            await broker.DisposeAsync().ConfigureAwait(false);
    }

    private IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Address })
        .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();

    private async Task UntilAsync(Func<Metadata, bool> reached, CancellationToken cancellationToken)
    {
        using var admin = Admin();
        for (var watch = Stopwatch.StartNew(); ;)
        {
            // Brokers tell nobody of a change: they are asked.
            if (reached(await Task.Run(() => admin.GetMetadata(Patience), cancellationToken).ConfigureAwait(false)))
                return;
            if (watch.Elapsed > Patience)
                throw new TimeoutException("Kafka didn't come to the state that was waited for");
            await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }
}
