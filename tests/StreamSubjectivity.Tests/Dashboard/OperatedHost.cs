using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Alerts;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Hosting.Ports;
using StreamSubjectivity.Dashboard;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Store;
using StreamSubjectivity.Tests.Alerts;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>The dashboard with alerts, ingest and the system behind its ports, as the program composes it, on a free port of loopback.</summary>
internal static class OperatedHost
{
    /// <summary>Starts it.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="rules">File of the alerts' rules.</param>
    /// <param name="addServices">Adds to what the program has.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="settings">Settings beside those of the tests of alerts.</param>
    public static async Task<WebApplication> StartAsync(
        string connection,
        string rules,
        Action<IServiceCollection> addServices,
        CancellationToken cancellationToken,
        params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(AlertHost.Settings(connection, rules));
        builder.Configuration.AddInMemoryCollection(
            [new("Stream:Dashboard:Port", "0"), .. settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))]);
        builder.WebHost.UseKestrel();
        builder.Services.AddRouting();
        builder.Services.AddStore();
        builder.Services.AddAlertServices();
        builder.Services.AddIngestServices();
        builder.Services.AddDashboard();
        builder.Services.AddAlertPorts().AddSourcePorts().AddSystemPorts(Roles.Dashboard | Roles.Alerts);
        addServices(builder.Services);
        var app = builder.Build();
        app.MapDashboard();
        app.MapAlerts();
        await app.StartAsync(cancellationToken);
        return app;
    }
}
