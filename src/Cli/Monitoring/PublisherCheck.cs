using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamSubjectivity.Ingest.Publishing;

namespace StreamSubjectivity.Cli.Monitoring;

/// <summary>Whether sentences get to the broker.</summary>
internal sealed class PublisherCheck(PublisherHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(health.Fault is { } fault ? HealthCheckResult.Unhealthy($"sentences can't be sent: {fault}") : HealthCheckResult.Healthy());
}
