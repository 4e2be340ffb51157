using System.Diagnostics;
using System.Diagnostics.Metrics;
using StreamSubjectivity.Shared.Telemetry;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>What is measured of inference servers.</summary>
internal static class RemoteMetrics
{
    private static readonly Histogram<double> Duration =
        TelemetryNames.Meter.CreateHistogram<double>("stream.engine.request.duration", "s", "Time of one try of a request to an inference server.");

    private static readonly Histogram<int> Items =
        TelemetryNames.Meter.CreateHistogram<int>("stream.engine.request.items", "{sentence}", "Sentences in one request to an inference server.");

    private static readonly Counter<long> Failures =
        TelemetryNames.Meter.CreateCounter<long>("stream.engine.request.failures", "{request}", "Tries that an inference server failed.");

    private static readonly Counter<long> Retries =
        TelemetryNames.Meter.CreateCounter<long>("stream.engine.request.retries", "{request}", "Further tries of failed requests.");

    /// <summary>Notes one try that was answered.</summary>
    internal static void Answered(long started) => Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);

    /// <summary>Notes one try that failed.</summary>
    internal static void Failed(RemoteEngineException fault) =>
        Failures.Add(1, new KeyValuePair<string, object?>("status", fault.Status is { } status ? (int)status : 0));

    /// <summary>Notes that a request is tried again.</summary>
    internal static void Retried() => Retries.Add(1);

    /// <summary>Notes how many sentences share a request.</summary>
    internal static void Sent(int items) => Items.Record(items);
}
