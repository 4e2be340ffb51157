using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Cli.Monitoring;

/// <summary>Where metrics and traces go: section <c>Stream:Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>OTLP endpoint of a collector (gRPC), for example <c>http://collector:4317</c>; empty for none.</summary>
    [RegularExpression("^(https?://.+)?$", ErrorMessage = "is no http or https URL")]
    public string OtlpEndpoint { get; set; } = "";
}
