using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Consuming;

namespace StreamSubjectivity.Cli.Monitoring;

/// <summary>Whether sentences that were read get on. Where a part says itself that it fails, that is not this one's concern.</summary>
internal sealed class EngineProgressCheck(ClassifierHealth health, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(health is { InFlight: > 0, Faults.Count: 0, SinceProgress: { } silence } && silence > options.Value.StuckAfter
            ? HealthCheckResult.Unhealthy($"the engine is stuck: {health.InFlight} sentences wait and none was judged for {silence.TotalSeconds:F0} s")
            : HealthCheckResult.Healthy());
}
