using System.Globalization;
using System.Text;
using Confluent.Kafka;
using StreamSubjectivity.Shared.Wire;

namespace StreamSubjectivity.Classifier.DeadLetters;

/// <summary>A record that couldn't be processed, as the dead-letter topic keeps it.</summary>
public sealed class DeadLetter
{
    private DeadLetter(DeadLetterId id, Message<byte[], byte[]> message, string? settled) => (Id, Message, Settled) = (id, message, settled);

    /// <summary>Where it lies.</summary>
    public DeadLetterId Id { get; }

    /// <summary>What was done with it, <c>replayed</c> or <c>dropped</c>; null while it is open.</summary>
    public string? Settled { get; }

    /// <summary>Why it couldn't be processed.</summary>
    public string Reason => Header(RecordHeaders.DeadReason) ?? "";

    /// <summary>Topic, partition and offset that it came from.</summary>
    public string From => Header(RecordHeaders.DeadFrom) ?? "";

    /// <summary>When it came here; null where no header says so.</summary>
    public DateTimeOffset? At =>
        DateTimeOffset.TryParse(Header(RecordHeaders.DeadAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>The sentence; null where the value isn't one.</summary>
    public SentenceRecord? Sentence
    {
        get
        {
            try
            {
                return SentenceRecordJson.Read(Message.Value);
            }
            catch (WireFormatException)
            {
                return null;
            }
        }
    }

    /// <summary>The record's headers as text, the letter's own among them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers =>
        (Message.Headers ?? []).Select(h => KeyValuePair.Create(h.Key, Encoding.UTF8.GetString(h.GetValueBytes() ?? [])));

    /// <summary>Key and value as they came.</summary>
    internal Message<byte[], byte[]> Message { get; }

    /// <summary>The record's value as it came; empty for none.</summary>
    public ReadOnlySpan<byte> Value => Message.Value;

    internal static DeadLetter Of(ConsumeResult<byte[], byte[]> record, string? settled) =>
        new(new DeadLetterId(record.Partition.Value, record.Offset.Value), record.Message, settled);

    internal static string? Header(Message<byte[], byte[]> message, string name) =>
        message.Headers?.TryGetLastBytes(name, out var value) == true ? Encoding.UTF8.GetString(value ?? []) : null;

    private string? Header(string name) => Header(Message, name);
}
