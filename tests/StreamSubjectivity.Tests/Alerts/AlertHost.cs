using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Alerts;
using StreamSubjectivity.Store;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>A node of the role alerts, as the program composes it, in this process.</summary>
internal static class AlertHost
{
    /// <summary>Settings for tests: small intervals, loopback allowed.</summary>
    public static Dictionary<string, string?> Settings(string connection, string rules) => new()
    {
        ["Stream:Store:ConnectionString"] = connection,
        ["Stream:Alerts:Files:0"] = rules,
        ["Stream:Alerts:EvaluationInterval"] = "00:00:00.1",
        ["Stream:Alerts:IdleWait"] = "00:00:00.05",
        ["Stream:Alerts:SendTimeout"] = "00:00:05",
        ["Stream:Alerts:Lease"] = "00:00:06",
        ["Stream:Alerts:RetrySchedule:0"] = "00:00:00.1",
        ["Stream:Alerts:AllowedPrivateHosts:0"] = "127.0.0.1",
    };

    /// <summary>Makes a node; the whole role, or its services alone.</summary>
    public static IHost Make(Dictionary<string, string?> settings, bool role, TimeProvider? clock = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddStore();
        if (role)
            builder.Services.AddAlerts(settings.GetValueOrDefault("Stream:Alerts:RabbitMq") ?? "");
        else
            builder.Services.AddAlertServices();
        return builder.Build();
    }

    public static T Get<T>(this IHost host)
        where T : notnull => host.Services.GetRequiredService<T>();
}
