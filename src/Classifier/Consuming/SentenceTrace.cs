using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Shared.Telemetry;
using StreamSubjectivity.Shared.Wire;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Spans of a sentence's way through the classifier, named by OpenTelemetry's conventions for messaging.</summary>
internal static class SentenceTrace
{
    /// <summary>The span of a record, a child of the one that its header names; null where nobody listens.</summary>
    public static Activity? Process(ConsumeResult<byte[], byte[]> record)
    {
        if (!TelemetryNames.Activities.HasListeners())
            return null;
        var named = record.Message.Headers?.TryGetLastBytes(RecordHeaders.TraceParent, out var header) == true ? Encoding.ASCII.GetString(header) : null;
        ActivityContext.TryParse(named, null, isRemote: true, out var parent);
        return TelemetryNames.Activities.StartActivity($"process {record.Topic}", ActivityKind.Consumer, parent)
            ?.SetTag("messaging.system", "kafka")
            .SetTag("messaging.operation.name", "process")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.destination.name", record.Topic)
            .SetTag("messaging.destination.partition.id", record.Partition.Value)
            .SetTag("messaging.kafka.offset", record.Offset.Value);
    }

    /// <summary>The span of a judgement.</summary>
    public static Activity? Score(ScorerIdentity scorer) => TelemetryNames.Activities.HasListeners()
        ? TelemetryNames.Activities.StartActivity("score")?.SetTag("stream.scorer", scorer.Key)
        : null;
}
