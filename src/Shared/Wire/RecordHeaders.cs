namespace StreamSubjectivity.Shared.Wire;

/// <summary>Names of the Kafka headers that this program writes.</summary>
public static class RecordHeaders
{
    /// <summary>W3C Trace Context of the span that published the record.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>Media type of the value.</summary>
    public const string ContentType = "content-type";

    /// <summary>Why a record is in the dead-letter topic.</summary>
    public const string DeadReason = "dlq-reason";

    /// <summary>When a record came to the dead-letter topic, ISO 8601 UTC.</summary>
    public const string DeadAt = "dlq-at";

    /// <summary>Topic, partition and offset that a dead letter came from, as <c>topic[partition]@offset</c>.</summary>
    public const string DeadFrom = "dlq-from";

    /// <summary>Marks a record of the dead-letter topic as a note, not a letter: what was done with one, <c>replayed</c> or <c>dropped</c>.</summary>
    public const string DeadSettled = "dlq-settled";

    /// <summary>Offset, in the note's own partition, of the letter that it is about.</summary>
    public const string DeadOffset = "dlq-offset";
}
