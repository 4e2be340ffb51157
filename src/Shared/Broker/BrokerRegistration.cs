using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Shared.Broker;

/// <summary>Registration of the broker's settings.</summary>
public static class BrokerRegistration
{
    /// <summary>Binds <see cref="BrokerOptions"/> and checks it at start.</summary>
    public static IServiceCollection AddBrokerOptions(this IServiceCollection services)
    {
        services.AddValidatedOptions<BrokerOptions>("Broker");
        return services;
    }
}
