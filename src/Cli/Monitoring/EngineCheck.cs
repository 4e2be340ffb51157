using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamSubjectivity.Classifier.Consuming;

namespace StreamSubjectivity.Cli.Monitoring;

/// <summary>Whether the engine judges and its scores are written.</summary>
internal sealed class EngineCheck(ClassifierHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = health.Faults;
        return Task.FromResult(
            faults.TryGetValue(ClassifierHealth.Engine, out var engine) ? HealthCheckResult.Unhealthy($"the engine fails: {engine}")
            : faults.TryGetValue(ClassifierHealth.Store, out var store) ? HealthCheckResult.Unhealthy($"scores can't be written: {store}")
            : HealthCheckResult.Healthy());
    }
}
