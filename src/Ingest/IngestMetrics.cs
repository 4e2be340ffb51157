using System.Diagnostics.Metrics;
using StreamSubjectivity.Shared.Telemetry;

namespace StreamSubjectivity.Ingest;

/// <summary>What ingest counts.</summary>
internal static class IngestMetrics
{
    internal static readonly Counter<long> Polls =
        TelemetryNames.Meter.CreateCounter<long>("stream.ingest.polls", "{poll}", "Polls of sources by outcome");

    internal static readonly Counter<long> Entries =
        TelemetryNames.Meter.CreateCounter<long>("stream.ingest.entries", "{entry}", "Entries worked on by outcome");

    internal static readonly Counter<long> SentSentences =
        TelemetryNames.Meter.CreateCounter<long>("stream.ingest.sent", "{sentence}", "Sentences that the broker took");

    /// <summary>Age of the oldest article that waits for a score; null where none does or it isn't known.</summary>
    internal static TimeSpan? UnscoredAge { get; set; }

    static IngestMetrics() => TelemetryNames.Meter.CreateObservableGauge(
        "stream.sentences.unscored.age",
        () => UnscoredAge is { } age ? (Measurement<double>[])[new(age.TotalSeconds)] : [],
        "s",
        "Age of the oldest article that isn't known to be scored");
}
