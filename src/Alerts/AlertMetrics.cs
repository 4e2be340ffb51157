using System.Diagnostics.Metrics;
using StreamSubjectivity.Shared.Telemetry;

namespace StreamSubjectivity.Alerts;

/// <summary>What the alerts room counts.</summary>
internal static class AlertMetrics
{
    internal static readonly Counter<long> Evaluations =
        TelemetryNames.Meter.CreateCounter<long>("stream.alerts.evaluations", "{evaluation}", "Evaluations of rules by rule and outcome");

    internal static readonly Histogram<double> EvaluationTime =
        TelemetryNames.Meter.CreateHistogram<double>("stream.alerts.evaluation.duration", "s", "Time that an evaluation of all rules took");

    internal static readonly Counter<long> Notifications =
        TelemetryNames.Meter.CreateCounter<long>("stream.alerts.notifications", "{notification}", "Notifications that were made, by kind");

    internal static readonly Counter<long> Attempts =
        TelemetryNames.Meter.CreateCounter<long>("stream.alerts.attempts", "{attempt}", "Attempts of deliveries by channel and outcome");
}
