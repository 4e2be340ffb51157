using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace StreamSubjectivity.Cli.Monitoring;

/// <summary>A small web server of its own for probes and Prometheus, so that it stands beside any role and never shares a port with pages.</summary>
internal sealed class MonitoringServer(
    IOptions<HealthOptions> options, HealthCheckService checks, MeterProvider metrics, ILoggerFactory logs) : IHostedService
{
    private WebApplication? app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(logs);
        builder.Services.AddRouting();
        var address = options.Value.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(options.Value.Host);
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(address, options.Value.Port));
        app = builder.Build();
        app.UseRouting();
        app.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, null, "/metrics", null, null);
        app.MapGet("/health/live", context => AnswerAsync(context, MonitoringRegistration.Live));
        app.MapGet("/health/ready", context => AnswerAsync(context, MonitoringRegistration.Ready));
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (app is null)
            return;
        await app.StopAsync(cancellationToken).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, string tag)
    {
        var report = await checks.CheckHealthAsync(c => c.Tags.Contains(tag), context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), reason = e.Value.Description }),
            },
            context.RequestAborted).ConfigureAwait(false);
    }
}
