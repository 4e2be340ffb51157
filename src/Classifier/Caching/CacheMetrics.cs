using System.Diagnostics.Metrics;
using StreamSubjectivity.Shared.Telemetry;

namespace StreamSubjectivity.Classifier.Caching;

/// <summary>Instruments of the score cache. The hit rate is the share of sentences whose result is another than <see cref="Miss"/>.</summary>
internal static class CacheMetrics
{
    /// <summary>Found in memory.</summary>
    public const string Memory = "memory";

    /// <summary>Found in the store.</summary>
    public const string Store = "store";

    /// <summary>Judged at that moment for another sentence of the same wording.</summary>
    public const string InFlight = "in_flight";

    /// <summary>Judged by the engine.</summary>
    public const string Miss = "miss";

    private static readonly Counter<long> Lookups = TelemetryNames.Meter.CreateCounter<long>(
        "stream.cache.lookups", "{sentence}", "Sentences by where their judgement came from: memory, store, in_flight, or miss");

    public static void Count(string result) => Lookups.Add(1, new KeyValuePair<string, object?>("result", result));
}
