using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Cli.Monitoring;
using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>What the pages need of rooms that they don't know.</summary>
internal static class DashboardPorts
{
    /// <summary>Gives the dashboard the services of alerts, which the host has registered.</summary>
    public static IServiceCollection AddAlertPorts(this IServiceCollection services)
    {
        services.AddSingleton<IRuleBook, RuleBook>();
        services.AddSingleton<IAlertChannels, AlertChannels>();
        services.AddSingleton<ISilenceRules, SilenceRules>();
        return services;
    }

    /// <summary>Gives the dashboard the services of ingest, which the host has registered.</summary>
    public static IServiceCollection AddSourcePorts(this IServiceCollection services) => services.AddSingleton<ISourceIntake, SourceIntake>();

    /// <summary>Tells the dashboard what the process runs.</summary>
    public static IServiceCollection AddSystemPorts(this IServiceCollection services, Roles roles) => services.AddSingleton<ISystemParts>(
        provider => new SystemParts(roles, provider, provider.GetRequiredService<IOptions<HealthOptions>>()));
}
