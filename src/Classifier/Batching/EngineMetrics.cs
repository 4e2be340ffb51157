using System.Diagnostics;
using System.Diagnostics.Metrics;
using StreamSubjectivity.Shared.Telemetry;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>What the engine measures of itself.</summary>
internal static class EngineMetrics
{
    private static readonly Histogram<double> Duration =
        TelemetryNames.Meter.CreateHistogram<double>("stream.engine.decode.duration", "s", "Time of one decode.");

    private static readonly Histogram<int> Tokens =
        TelemetryNames.Meter.CreateHistogram<int>("stream.engine.decode.tokens", "{token}", "Tokens of one decode.");

    private static readonly Counter<long> Outputs =
        TelemetryNames.Meter.CreateCounter<long>("stream.engine.outputs", "{output}", "Outputs read.");

    private static readonly Counter<long> Failures =
        TelemetryNames.Meter.CreateCounter<long>("stream.engine.decode.failures", "{decode}", "Decodes that the library failed.");

    private static int lanes;

    static EngineMetrics() => TelemetryNames.Meter.CreateObservableGauge(
        "stream.engine.lanes", () => Volatile.Read(ref lanes), "{lane}", "Decode threads: the engine is busy where decodes fill their time.");

    /// <summary>Notes that a decode thread began or ended.</summary>
    internal static void Lane(int change) => Interlocked.Add(ref lanes, change);

    /// <summary>Starts a stop watch.</summary>
    internal static long Start() => Stopwatch.GetTimestamp();

    /// <summary>Notes one decode.</summary>
    internal static void Decoded(long started, int tokens, int outputs, int code)
    {
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        Tokens.Record(tokens);
        Outputs.Add(outputs);
        if (code != 0)
            Failures.Add(1);
    }
}
