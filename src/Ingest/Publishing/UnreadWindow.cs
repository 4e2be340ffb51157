using Confluent.Kafka;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Ingest.Publishing;

/// <summary>
/// Bounds what this process has sent to a partition and the classifiers have not finished: the in-process broker keeps so many bytes a
/// partition and then drops the oldest without a word. What counts as finished are the offsets that the consumer group committed.
/// </summary>
internal sealed class UnreadWindow(IOptions<BrokerOptions> broker, IOptions<IngestOptions> options, TimeProvider time) : IDisposable
{
    // Of a record beside its key, value and headers, in a batch of its own at worst.
    private const int Overhead = 100;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private readonly Dictionary<TopicPartition, Queue<(long Offset, int Bytes)>> unread = [];
    private readonly Dictionary<TopicPartition, long> bytes = [];
    private readonly Lazy<IConsumer<byte[], byte[]>> group = new(() =>
    {
        var config = KafkaClients.Consumer(broker.Value);
        config.EnableAutoCommit = false;
        return new ConsumerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    });

    /// <summary>Whether there is a bound.</summary>
    internal bool Bounded => options.Value.MaxUnreadBytes > 0;

    /// <summary>Bytes of the fullest partition.</summary>
    internal long Fullest => bytes.Count == 0 ? 0 : bytes.Values.Max();

    /// <summary>Returns once every partition has less unread than the bound.</summary>
    internal async Task RoomAsync(CancellationToken cancellationToken)
    {
        while (Bounded && Fullest >= options.Value.MaxUnreadBytes)
        {
            Forget(await Task.Run(() => group.Value.Committed([.. unread.Keys], Deadline), cancellationToken));
            if (Fullest >= options.Value.MaxUnreadBytes)
                await Task.Delay(Look, time, cancellationToken);
        }
    }

    /// <summary>Notes a record that the broker took.</summary>
    internal void Sent(DeliveryResult<byte[], byte[]> delivery)
    {
        if (!Bounded)
            return;
        var size = Overhead + (delivery.Message.Key?.Length ?? 0) + (delivery.Message.Value?.Length ?? 0)
            + (delivery.Message.Headers?.Sum(h => h.Key.Length + (h.GetValueBytes()?.Length ?? 0)) ?? 0);
        if (!unread.TryGetValue(delivery.TopicPartition, out var records))
            unread[delivery.TopicPartition] = records = [];
        records.Enqueue((delivery.Offset.Value, size));
        bytes[delivery.TopicPartition] = bytes.GetValueOrDefault(delivery.TopicPartition) + size;
    }

    public void Dispose()
    {
        if (group.IsValueCreated)
            group.Value.Dispose();
    }

    private void Forget(List<TopicPartitionOffset> committed)
    {
        foreach (var mark in committed.Where(c => c.Offset.Value > 0))
        {
            while (unread[mark.TopicPartition].TryPeek(out var first) && first.Offset < mark.Offset.Value)
                bytes[mark.TopicPartition] -= unread[mark.TopicPartition].Dequeue().Bytes;
        }
    }
}
