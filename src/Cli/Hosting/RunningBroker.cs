using Microsoft.Extensions.Configuration;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>The broker of a system that runs: the configured one, or the in-process broker of another program over the same data folder.</summary>
internal static class RunningBroker
{
    private const string AddressFile = "broker.address";

    /// <summary>Its options.</summary>
    /// <exception cref="CommandException">None is configured and none runs over the data folder.</exception>
    public static BrokerOptions Of(IConfiguration configuration, string dataFolder)
    {
        var options = new BrokerOptions();
        configuration.GetSection("Stream:Broker").Bind(options);
        if (options.BootstrapServers.Length > 0)
            return options;
        var file = Path.Combine(dataFolder, AddressFile);
        if (!File.Exists(file))
        {
            throw new CommandException(
                $"no Kafka broker is named (--kafka HOST:PORT), and none runs over {dataFolder}: an in-process broker lives as long as its program.");
        }

        options.BootstrapServers = File.ReadAllText(file).Trim();
        return options;
    }

    /// <summary>Leaves the address of this program's broker for others.</summary>
    public static void Announce(string dataFolder, string address) => File.WriteAllText(Path.Combine(dataFolder, AddressFile), address);

    /// <summary>Takes it back.</summary>
    public static void Withdraw(string dataFolder) => File.Delete(Path.Combine(dataFolder, AddressFile));
}
