using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Shared.Options;
using StreamSubjectivity.Shared.Telemetry;

namespace StreamSubjectivity.Cli.Monitoring;

/// <summary>Registration of health, metrics and traces; nothing of it runs where no port and no collector is named.</summary>
internal static class MonitoringRegistration
{
    /// <summary>Tag of checks that say whether the process must be started again.</summary>
    public const string Live = "live";

    /// <summary>Tag of checks that say whether it can do its work.</summary>
    public const string Ready = "ready";

    // Npgsql names its own by the same conventions.
    private static readonly string[] Sources = [TelemetryNames.Source, "Npgsql"];

    /// <summary>Adds it for the roles of a process.</summary>
    public static void AddMonitoring(this IHostApplicationBuilder builder, Roles roles)
    {
        var services = builder.Services;
        services.AddValidatedOptions<HealthOptions>("Health");
        services.AddValidatedOptions<TelemetryOptions>("Telemetry");
        var served = builder.Configuration.Setting("Health:Port") is { } port && port != "0";
        var collector = builder.Configuration.Setting("Telemetry:OtlpEndpoint");
        if (served)
        {
            var checks = services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [Ready]);
            if (roles.HasFlag(Roles.Publishing))
                checks.AddCheck<PublisherCheck>("publisher", tags: [Ready]);
            if (roles.HasFlag(Roles.Classifier))
            {
                checks.AddCheck<ConsumerCheck>("consumer", tags: [Live, Ready]);
                checks.AddCheck<EngineCheck>("engine", tags: [Ready]);
                checks.AddCheck<EngineProgressCheck>("engine-progress", tags: [Live]);
            }

            services.AddHostedService<MonitoringServer>();
        }

        if (!served && collector is null)
            return;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("stream-subjectivity", serviceInstanceId: Environment.MachineName));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Sources);
            if (served)
                metrics.AddPrometheusExporter();
            if (collector is not null)
                metrics.AddOtlpExporter(o => o.Endpoint = new Uri(collector));
        });
        if (collector is not null)
            telemetry.WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter(o => o.Endpoint = new Uri(collector)));
    }
}
