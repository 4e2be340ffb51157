using Confluent.Kafka;

namespace StreamSubjectivity.Shared.Broker;

/// <summary>Settings of the Kafka clients that every room shares.</summary>
public static class KafkaClients
{
    /// <summary>
    /// A producer that loses and doubles nothing within its session: idempotent, every replica in sync acknowledges.
    /// </summary>
    public static ProducerConfig Producer(BrokerOptions options)
    {
        var config = new ProducerConfig
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            LingerMs = 5,
            CompressionType = CompressionType.Lz4,
        };
        return Common(config, options);
    }

    /// <summary>A group member whose offsets are stored by hand, after the effects of a record.</summary>
    public static ConsumerConfig Consumer(BrokerOptions options) => Common(
        new ConsumerConfig
        {
            GroupId = options.ConsumerGroup,
            EnableAutoOffsetStore = false,
            EnableAutoCommit = true,
            AutoCommitIntervalMs = 1000,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
            EnablePartitionEof = false,
        },
        options);

    /// <summary>Address and any further property of the configuration, which win over the program's own.</summary>
    public static T Common<T>(T config, BrokerOptions options)
        where T : ClientConfig
    {
        config.BootstrapServers = options.BootstrapServers;
        config.ClientId = "stream-subjectivity";
        foreach (var (key, value) in options.Properties)
            config.Set(key, value);
        return config;
    }
}
