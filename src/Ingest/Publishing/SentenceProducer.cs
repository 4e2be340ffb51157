using System.Diagnostics;
using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Telemetry;
using StreamSubjectivity.Shared.Wire;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Publishing;

/// <summary>Sends sentences to the broker and waits until every replica in sync has them.</summary>
internal sealed class SentenceProducer(IOptions<BrokerOptions> options, UnreadWindow unread) : IDisposable
{
    // Far below librdkafka's queue of 100,000 messages, so that the queue is never full.
    private const int MostInFlight = 10_000;

    // The window is looked at between batches, so that it is passed by no more than one.
    private const int SmallBatch = 500;

    // Rows are locked while their sentences are under way: a broker that is away must show soon.
    private const int DeliveryTimeoutMs = 30_000;

    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(5);
    private static readonly byte[] ContentType = "application/json"u8.ToArray();

    private IProducer<byte[], byte[]>? producer;

    /// <summary>Where the broker is.</summary>
    internal string Servers => options.Value.BootstrapServers;

    /// <summary>
    /// Sends all sentences of the articles; throws where one was not delivered, and then any of them may have been.
    /// </summary>
    /// <exception cref="KafkaException">The broker didn't take a sentence.</exception>
    internal async Task SendAsync(IReadOnlyList<OutboxArticle> articles, CancellationToken cancellationToken)
    {
        // What was sent before goes where the classifier reads last.
        foreach (var topic in articles.GroupBy(a => a.Sends == 0 ? options.Value.Topic : options.Value.RescoreTopic))
        {
            foreach (var batch in topic.SelectMany(a => Messages(a, topic.Key)).Chunk(unread.Bounded ? SmallBatch : MostInFlight))
            {
                await unread.RoomAsync(cancellationToken);
                await DeliverAsync(topic.Key, batch, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        producer?.Flush(FlushTimeout);
        producer?.Dispose();
    }

    private async Task DeliverAsync(string topic, Message<byte[], byte[]>[] batch, CancellationToken cancellationToken)
    {
        producer ??= Create();
        var deliveries = new List<Task<DeliveryResult<byte[], byte[]>>>(batch.Length);
        try
        {
            foreach (var message in batch)
                deliveries.Add(producer.ProduceAsync(topic, message, cancellationToken));
            foreach (var delivery in await Task.WhenAll(deliveries))
                unread.Sent(delivery);
            IngestMetrics.SentSentences.Add(batch.Length);
        }
        catch (KafkaException e)
        {
            await Task.WhenAll((IEnumerable<Task>)deliveries).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (e.Error.IsFatal)
                Discard();
            throw;
        }
    }

    // An idempotent producer that lost its place never recovers: the next send makes a new one.
    private void Discard()
    {
        producer?.Dispose();
        producer = null;
    }

    private IProducer<byte[], byte[]> Create()
    {
        var config = KafkaClients.Producer(options.Value);
        config.MessageTimeoutMs ??= DeliveryTimeoutMs;
        return new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
    }

    private static IEnumerable<Message<byte[], byte[]>> Messages(OutboxArticle article, string topic)
    {
        var key = Encoding.UTF8.GetBytes(article.Id.ToString(CultureInfo.InvariantCulture));
        using var span = TelemetryNames.Activities.StartActivity($"send {topic}", ActivityKind.Producer, article.TraceParent);
        span?.SetTag("messaging.system", "kafka").SetTag("messaging.operation.name", "send").SetTag("messaging.destination.name", topic)
            .SetTag("messaging.batch.message_count", article.Sentences.Count);
        var trace = Encoding.ASCII.GetBytes(span?.Id ?? article.TraceParent ?? NewTrace());
        foreach (var sentence in article.Sentences)
        {
            var record = new SentenceRecord(
                SentenceRecord.CurrentVersion, article.Id, sentence.Ordinal, article.OutletKey, article.Section, article.Language,
                article.Published, sentence.Text, sentence.Quoted);
            yield return new Message<byte[], byte[]>
            {
                Key = key,
                Value = SentenceRecordJson.Write(record),
                Headers = new Headers { { RecordHeaders.TraceParent, trace }, { RecordHeaders.ContentType, ContentType } },
            };
        }
    }

    // Without a listener there is no span, but the records of one article still belong together.
    private static string NewTrace() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00";
}
