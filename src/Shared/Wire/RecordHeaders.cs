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
}
