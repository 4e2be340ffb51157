using Confluent.Kafka;

namespace StreamSubjectivity.Shared.Broker;

/// <summary>What a topic holds at one moment, readable several times; it joins no group and moves no offset.</summary>
public sealed class TopicSnapshot : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private readonly IConsumer<byte[], byte[]> consumer;

    /// <summary>Asks the broker where the partitions of a topic begin and end; a topic that isn't there has none.</summary>
    /// <exception cref="KafkaException">The broker can't be reached.</exception>
    public TopicSnapshot(BrokerOptions broker, string topic)
    {
        var config = KafkaClients.Consumer(broker);
        config.GroupId = $"{broker.ConsumerGroup}.look";
        config.EnableAutoCommit = false;
        // It is no member of the group: what was set for members, and holds together with their session's timeout, is not for it.
        (config.MaxPollIntervalMs, config.SessionTimeoutMs, config.HeartbeatIntervalMs, config.GroupInstanceId) = (null, null, null, null);
        consumer = new ConsumerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        try
        {
            Ranges = [.. Partitions(broker, topic).Select(Range)];
        }
        catch
        {
            consumer.Dispose();
            throw;
        }
    }

    /// <summary>Partitions with their first offset and the one behind their last.</summary>
    public IReadOnlyList<(TopicPartition Partition, long Begin, long End)> Ranges { get; }

    /// <summary>Its records, a partition after another, in the order of their offsets.</summary>
    public IEnumerable<ConsumeResult<byte[], byte[]>> Read(CancellationToken cancellationToken)
    {
        foreach (var (partition, begin, end) in Ranges.Where(r => r.End > r.Begin))
        {
            consumer.Assign(new TopicPartitionOffset(partition, begin));
            for (var next = begin; next < end;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (consumer.Consume(PollInterval) is not { } record)
                {
                    // Markers of transactions and deleted records leave gaps: the position tells that they are behind.
                    next = Math.Max(next, consumer.Position(partition).Value);
                    continue;
                }

                next = record.Offset.Value + 1;
                if (record.Offset.Value < end)
                    yield return record;
            }
        }

        consumer.Unassign();
    }

    /// <inheritdoc/>
    public void Dispose() => consumer.Dispose();

    private static List<TopicPartition> Partitions(BrokerOptions broker, string topic)
    {
        using var admin = new AdminClientBuilder(KafkaClients.Common(new AdminClientConfig(), broker))
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        return [.. admin.GetMetadata(Deadline).Topics.Where(t => t.Topic == topic)
            .SelectMany(t => t.Partitions.Select(p => new TopicPartition(topic, p.PartitionId)))
            .OrderBy(p => p.Partition.Value)];
    }

    private (TopicPartition Partition, long Begin, long End) Range(TopicPartition partition)
    {
        var offsets = consumer.QueryWatermarkOffsets(partition, Deadline);
        return (partition, offsets.Low.Value, offsets.High.Value);
    }
}
