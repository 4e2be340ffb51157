using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Consuming;

namespace StreamSubjectivity.Cli.Monitoring;

/// <summary>Whether the consumer asks for records, and the broker answers it. A consumer that doesn't poll loses its partitions and never gets new ones.</summary>
internal sealed class ConsumerCheck(ClassifierHealth health, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(health switch
        {
            { SincePoll: { } silence } when silence > options.Value.StuckAfter =>
                HealthCheckResult.Unhealthy($"the consumer is stuck: it has not polled for {silence.TotalSeconds:F0} s"),
            // To be started again doesn't bring a broker back, so that a probe of liveness passes.
            _ when health.Faults.TryGetValue(ClassifierHealth.Broker, out var fault) => HealthCheckResult.Degraded($"the broker fails: {fault}"),
            _ => HealthCheckResult.Healthy(),
        });
}
