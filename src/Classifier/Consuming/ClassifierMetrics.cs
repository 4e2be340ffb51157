using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Confluent.Kafka;
using StreamSubjectivity.Shared.Telemetry;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Instruments of the classifier role.</summary>
internal static class ClassifierMetrics
{
    /// <summary>Scores that were new to the store.</summary>
    public static readonly Counter<long> Written =
        TelemetryNames.Meter.CreateCounter<long>("stream.scores.written", "{sentence}", "Scores that were new to the store");

    /// <summary>Scores that the store had already.</summary>
    public static readonly Counter<long> Repeated =
        TelemetryNames.Meter.CreateCounter<long>("stream.scores.repeated", "{sentence}", "Scores that the store had already");

    /// <summary>Records sent to the dead-letter topic.</summary>
    public static readonly Counter<long> Dead =
        TelemetryNames.Meter.CreateCounter<long>("stream.records.dead", "{record}", "Records sent to the dead-letter topic");

    /// <summary>Scores in one transaction.</summary>
    public static readonly Histogram<int> Batch =
        TelemetryNames.Meter.CreateHistogram<int>("stream.scores.batch.size", "{sentence}", "Scores in one transaction");

    /// <summary>Time of one transaction.</summary>
    public static readonly Histogram<double> WriteDuration =
        TelemetryNames.Meter.CreateHistogram<double>("stream.scores.write.duration", "s", "Time of one transaction of scores");

    /// <summary>Time from handing a sentence to the engine to its judgement.</summary>
    public static readonly Histogram<double> EngineWait =
        TelemetryNames.Meter.CreateHistogram<double>("stream.engine.wait.duration", "s", "Time from handing a sentence to the engine to its judgement");

    /// <summary>Records of each assigned partition that are not finished, as of the last look.</summary>
    public static readonly ConcurrentDictionary<TopicPartition, long> Lags = new();

    /// <summary>Letters and notes in the dead-letter topic; -1 while unknown.</summary>
    public static long DeadLetters { get; set; } = -1;

    static ClassifierMetrics()
    {
        TelemetryNames.Meter.CreateObservableGauge(
            "stream.consumer.lag", ReadLags, "{record}", "Records of an assigned partition that are not finished");
        TelemetryNames.Meter.CreateObservableGauge(
            "stream.dlq.size",
            () => DeadLetters < 0 ? [] : (Measurement<long>[])[new(DeadLetters)],
            "{record}",
            "Letters and notes in the dead-letter topic");
    }

    private static IEnumerable<Measurement<long>> ReadLags() => Lags.Select(lag => new Measurement<long>(
        lag.Value,
        new("messaging.destination.name", lag.Key.Topic),
        new("messaging.destination.partition.id", lag.Key.Partition.Value)));
}
