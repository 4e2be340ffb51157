using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>
/// A Kafka broker inside this process: librdkafka's mock cluster, spoken to over loopback by the same clients as a real one. It keeps its
/// records in memory and dies with the process; what was not scored by then is sent again from the database.
/// </summary>
internal sealed class EmbeddedBroker : IDisposable
{
    private readonly IProducer<Null, Null> owner;

    private EmbeddedBroker(IProducer<Null, Null> owner, string bootstrapServers) =>
        (this.owner, BootstrapServers) = (owner, bootstrapServers);

    /// <summary>Address for the clients, <c>host:port</c>.</summary>
    public string BootstrapServers { get; }

    /// <summary>Starts the broker; it listens when this returns.</summary>
    /// <param name="topics">Topics to create, with the mock cluster's four partitions each.</param>
    /// <param name="logger">Takes the address.</param>
    public static EmbeddedBroker Start(IEnumerable<string> topics, ILogger logger)
    {
        var config = new ProducerConfig { ClientId = "embedded-broker" };
        config.Set("test.mock.num.brokers", "1");
        var owner = new ProducerBuilder<Null, Null>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(owner.Handle).Build();
        var broker = admin.GetMetadata(TimeSpan.FromSeconds(10)).Brokers[0];
        var address = string.Create(CultureInfo.InvariantCulture, $"{broker.Host}:{broker.Port}");
        // The mock cluster knows no CreateTopics: it makes a topic when somebody asks for its metadata.
        foreach (var topic in topics)
            admin.GetMetadata(topic, TimeSpan.FromSeconds(10));
        EmbeddedLog.BrokerListens(logger, address);
        return new EmbeddedBroker(owner, address);
    }

    public void Dispose() => owner.Dispose();
}
