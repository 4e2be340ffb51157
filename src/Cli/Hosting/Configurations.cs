using System.CommandLine;
using Microsoft.Extensions.Configuration;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>The configuration of a run: defaults, appsettings.json, --config, environment, command line; later ones win.</summary>
internal static class Configurations
{
    /// <summary>Reads the configuration of a command line.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <param name="defaults">Defaults of the verb, by key under <c>Stream:</c>.</param>
    /// <exception cref="CommandException">A file can't be read or isn't JSON.</exception>
    public static IConfigurationRoot Read(ParseResult command, params (string Key, string? Value)[] defaults)
    {
        var builder = new ConfigurationBuilder();
        builder.AddInMemoryCollection(Keyed(defaults));
        builder.AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        if (command.GetValue(GlobalOptions.Config) is { } file)
        {
            if (!file.Exists)
                throw new CommandException($"--config: {file} is not there", ExitCodes.Usage);
            builder.AddJsonFile(file.FullName, optional: false, reloadOnChange: false);
        }

        builder.AddEnvironmentVariables();
        builder.AddInMemoryCollection(Keyed(
            ("Store:ConnectionString", command.GetValue(GlobalOptions.Postgres)),
            ("Broker:BootstrapServers", command.GetValue(GlobalOptions.Kafka)),
            ("Scorer:Model", command.GetValue(GlobalOptions.Model)),
            ("Scorer:Prompt", command.GetValue(GlobalOptions.Prompt)),
            ("Scorer:Scorer", command.GetValue(GlobalOptions.Scorer)),
            ("Scorer:Remote:Url", command.GetValue(GlobalOptions.Engine)),
            ("Scorer:Remote:Kind", command.GetValue(GlobalOptions.EngineKind))));
        builder.AddInMemoryCollection(Keyed(
            [.. (command.GetValue(GlobalOptions.Lora) ?? []).Select((adapter, i) => ($"Scorer:Adapters:{i}", (string?)adapter))]));
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException e)
        {
            throw new CommandException($"{e.Message} {e.InnerException?.Message}".TrimEnd(), ExitCodes.Usage, e);
        }
    }

    /// <summary>Adds settings that the program finds out while it starts, such as the embedded database's address.</summary>
    public static void Set(this IConfigurationRoot configuration, string key, string value) =>
        configuration[$"{ValidatedOptions.Root}:{key}"] = value;

    /// <summary>A setting under <c>Stream:</c>, or null where it is absent or empty.</summary>
    public static string? Setting(this IConfiguration configuration, string key) =>
        configuration[$"{ValidatedOptions.Root}:{key}"] is { Length: > 0 } value ? value : null;

    private static IEnumerable<KeyValuePair<string, string?>> Keyed(params (string Key, string? Value)[] settings) =>
        settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create($"{ValidatedOptions.Root}:{s.Key}", s.Value));
}
