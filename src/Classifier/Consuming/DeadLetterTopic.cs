using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Wire;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Keeps records that can't be processed: as they came, with headers that say why, when and where from.</summary>
internal sealed class DeadLetterTopic(IOptions<BrokerOptions> broker, TimeProvider time, ILogger<DeadLetterTopic> logger) : IDisposable
{
    private readonly Lazy<IProducer<byte[], byte[]>> producer = new(() =>
        new ProducerBuilder<byte[], byte[]>(KafkaClients.Producer(broker.Value))
            .SetLogHandler((_, m) => KafkaLog.Write(logger, m))
            .Build());

    /// <summary>Returns once the broker has the record.</summary>
    public async Task SendAsync(ConsumeResult<byte[], byte[]> record, string reason, CancellationToken cancellationToken)
    {
        var from = string.Create(CultureInfo.InvariantCulture, $"{record.Topic}[{record.Partition.Value}]@{record.Offset.Value}");
        var headers = new Headers();
        foreach (var header in record.Message.Headers ?? [])
            headers.Add(header.Key, header.GetValueBytes());
        headers.Add(RecordHeaders.DeadReason, Encoding.UTF8.GetBytes(reason));
        headers.Add(RecordHeaders.DeadAt, Encoding.UTF8.GetBytes(time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
        headers.Add(RecordHeaders.DeadFrom, Encoding.UTF8.GetBytes(from));
        await producer.Value.ProduceAsync(
            broker.Value.DeadLetterTopic,
            new Message<byte[], byte[]> { Key = record.Message.Key, Value = record.Message.Value, Headers = headers },
            cancellationToken).ConfigureAwait(false);
        Log.DeadLetter(logger, from, reason);
        ClassifierMetrics.Dead.Add(1);
    }

    public void Dispose()
    {
        if (producer.IsValueCreated)
            producer.Value.Dispose();
    }
}
