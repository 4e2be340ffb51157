using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StreamSubjectivity.Shared.Telemetry;

/// <summary>The one ActivitySource and Meter of the program; instruments are made from them in each room.</summary>
public static class TelemetryNames
{
    /// <summary>Name of both, to subscribe to.</summary>
    public const string Source = "StreamSubjectivity";

    /// <summary>Source of spans.</summary>
    public static readonly ActivitySource Activities = new(Source);

    /// <summary>Maker of instruments.</summary>
    public static readonly Meter Meter = new(Source);
}
