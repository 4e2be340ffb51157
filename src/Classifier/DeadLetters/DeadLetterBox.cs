using System.Globalization;
using System.Text;
using Confluent.Kafka;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Wire;

namespace StreamSubjectivity.Classifier.DeadLetters;

/// <summary>
/// The dead-letter topic, looked through and mended. A topic can't be edited: that a letter was replayed or dropped is a note behind it
/// in its own partition. Where all letters up to an offset are settled, the broker is asked to delete them; one that can't keeps them.
/// </summary>
/// <param name="broker">Where the broker is.</param>
public sealed class DeadLetterBox(BrokerOptions broker) : IDisposable
{
    /// <summary>What a note says of a letter whose record was sent again.</summary>
    public const string Replayed = "replayed";

    /// <summary>What a note says of a letter that nobody wants.</summary>
    public const string Dropped = "dropped";

    // The headers that were added when the record was buried; a replayed record goes out as it came.
    private static readonly string[] OwnHeaders = [RecordHeaders.DeadReason, RecordHeaders.DeadAt, RecordHeaders.DeadFrom];

    private readonly Lazy<IProducer<byte[], byte[]>> producer = new(() =>
        new ProducerBuilder<byte[], byte[]>(KafkaClients.Producer(broker)).SetLogHandler((_, _) => { }).Build());

    /// <summary>Letters in the order of partition and offset, as of now.</summary>
    /// <param name="settled">Whether replayed and dropped ones are returned too.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="KafkaException">The broker can't be reached.</exception>
    public IEnumerable<DeadLetter> Read(bool settled, CancellationToken cancellationToken)
    {
        using var topic = new TopicSnapshot(broker, broker.DeadLetterTopic);
        var notes = new Dictionary<DeadLetterId, string>();
        foreach (var record in topic.Read(cancellationToken))
        {
            if (Note(record) is { } note)
                notes[note.Of] = note.Settled;
        }

        foreach (var record in topic.Read(cancellationToken))
        {
            if (Note(record) is not null)
                continue;
            var letter = DeadLetter.Of(record, notes.GetValueOrDefault(new DeadLetterId(record.Partition.Value, record.Offset.Value)));
            if (settled || letter.Settled is null)
                yield return letter;
        }
    }

    /// <summary>
    /// Sends the record of a letter again, as it came, to the topic of sentences, and notes that. Killed between the two it is sent
    /// twice, which changes nothing.
    /// </summary>
    public async Task ReplayAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var headers = new Headers();
        foreach (var header in (letter.Message.Headers ?? []).Where(h => !OwnHeaders.Contains(h.Key)))
            headers.Add(header.Key, header.GetValueBytes());
        await producer.Value.ProduceAsync(
            broker.Topic,
            new Message<byte[], byte[]> { Key = letter.Message.Key, Value = letter.Message.Value, Headers = headers },
            cancellationToken).ConfigureAwait(false);
        await NoteAsync(letter.Id, Replayed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes that nobody wants a letter. The reason that the database holds for its sentence stays.</summary>
    public Task DropAsync(DeadLetter letter, CancellationToken cancellationToken) => NoteAsync(letter.Id, Dropped, cancellationToken);

    /// <summary>Has the broker delete what lies before each partition's first open letter. False where the broker can't delete.</summary>
    public async Task<bool> TrimAsync(CancellationToken cancellationToken)
    {
        using var topic = new TopicSnapshot(broker, broker.DeadLetterTopic);
        var first = Read(settled: false, cancellationToken).GroupBy(l => l.Id.Partition).ToDictionary(g => g.Key, g => g.Min(l => l.Id.Offset));
        var ends = topic.Ranges
            .Select(r => new TopicPartitionOffset(r.Partition, first.TryGetValue(r.Partition.Partition.Value, out var open) ? open : r.End))
            .ToList();
        if (ends.Count == 0)
            return true;
        try
        {
            using var admin = new AdminClientBuilder(KafkaClients.Common(new AdminClientConfig(), broker)).SetLogHandler((_, _) => { }).Build();
            await admin.DeleteRecordsAsync(ends).WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (producer.IsValueCreated)
            producer.Value.Dispose();
    }

    private static (DeadLetterId Of, string Settled)? Note(ConsumeResult<byte[], byte[]> record) =>
        DeadLetter.Header(record.Message, RecordHeaders.DeadSettled) is { } settled
        && long.TryParse(DeadLetter.Header(record.Message, RecordHeaders.DeadOffset), CultureInfo.InvariantCulture, out var offset)
            ? (new DeadLetterId(record.Partition.Value, offset), settled)
            : null;

    private Task<DeliveryResult<byte[], byte[]>> NoteAsync(DeadLetterId id, string settled, CancellationToken cancellationToken) => producer.Value.ProduceAsync(
        new TopicPartition(broker.DeadLetterTopic, id.Partition),
        new Message<byte[], byte[]>
        {
            Value = [],
            Headers = new Headers
            {
                { RecordHeaders.DeadSettled, Encoding.UTF8.GetBytes(settled) },
                { RecordHeaders.DeadOffset, Encoding.UTF8.GetBytes(id.Offset.ToString(CultureInfo.InvariantCulture)) },
            },
        },
        cancellationToken);
}
