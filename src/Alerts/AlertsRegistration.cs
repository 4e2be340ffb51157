using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Alerts.Delivery;
using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Alerts;

/// <summary>Registration of the alerts role. The host registers the store.</summary>
public static class AlertsRegistration
{
    /// <summary>Reading rules, evaluating them on request and sending on request; nothing runs by itself.</summary>
    public static IServiceCollection AddAlertServices(this IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(AlertFeed)))
            return services;
        services.AddValidatedOptions<AlertOptions>("Alerts");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AlertSettingsSource>();
        services.AddSingleton<ShiftMemory>();
        services.AddSingleton<RuleEvaluation>();
        services.AddSingleton<AlertFeed>();
        services.AddSingleton<ChannelHttp>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<AlertOptions>>().Value;
            return new ChannelTools(
                provider.GetRequiredService<ChannelHttp>().Client, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<AlertFeed>(),
                options.Link.Length > 0 ? new Uri(options.Link) : null, new SmtpConnector(options.SendTimeout));
        });
        services.AddSingleton<DeliverySender>();
        services.AddSingleton<ChannelTest>();
        services.AddSingleton<RuleReplay>();
        return services;
    }

    /// <summary>The whole role: rules are evaluated, alerts are told of.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, string rabbitMq)
    {
        services.AddAlertServices();
        services.AddSingleton<DispatchSignal>();
        services.AddSingleton<AlertEvaluator>();
        services.AddMassTransit(bus => Configure(bus, rabbitMq));
        services.Configure<MassTransitHostOptions>(host =>
        {
            // Without its broker the rest of the program still works; deliveries wait in the store.
            host.WaitUntilStarted = false;
            host.StopTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddHostedService(provider => provider.GetRequiredService<AlertEvaluator>());
        services.AddHostedService<DeliveryDispatcher>();
        return services;
    }

    private static void Configure(IBusRegistrationConfigurator bus, string rabbitMq)
    {
        bus.AddConsumer<DeliveryConsumer>();
        if (rabbitMq.Length == 0)
        {
            bus.UsingInMemory((context, memory) => Configure(context, memory));
            return;
        }

        bus.UsingRabbitMq((context, rabbit) =>
        {
            rabbit.Host(new Uri(rabbitMq));
            Configure(context, rabbit);
        });
    }

    private static void Configure<T>(IBusRegistrationContext context, IBusFactoryConfigurator<T> bus)
        where T : IReceiveEndpointConfigurator => bus.ReceiveEndpoint(DeliveryDue.Queue, endpoint =>
    {
        var options = context.GetRequiredService<IOptions<AlertOptions>>().Value;
        endpoint.ConcurrentMessageLimit = options.Concurrency;
        endpoint.PrefetchCount = options.Concurrency;
        endpoint.DiscardFaultedMessages();
        endpoint.DiscardSkippedMessages();
        endpoint.ConfigureConsumer<DeliveryConsumer>(context);
    });
}
