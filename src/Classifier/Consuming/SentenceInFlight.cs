using Confluent.Kafka;
using StreamSubjectivity.Shared.Wire;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>A sentence that was read and whose effects are not stored yet.</summary>
/// <param name="Sentence">The record's value.</param>
/// <param name="Record">The record as it came.</param>
/// <param name="Watermark">The assignment that it was read under.</param>
internal sealed record SentenceInFlight(
    SentenceRecord Sentence,
    ConsumeResult<byte[], byte[]> Record,
    PartitionWatermark Watermark);
