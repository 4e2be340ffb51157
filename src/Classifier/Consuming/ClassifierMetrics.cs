using System.Diagnostics.Metrics;
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
}
