using System.CommandLine;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream run ROLE</c>.</summary>
internal static class RunVerb
{
    private static readonly Argument<string> Role = new("ROLE") { Description = "What this process does" };

    static RunVerb() => Role.AcceptOnlyFromAmong("ingest", "classifier", "alerts", "dashboard");

    public static Command Create()
    {
        var command = new Verb(
            "run",
            "Runs one role of a cluster, until SIGTERM. Roles meet in one PostgreSQL and one Kafka, so both must be named; alerts and dashboard need no Kafka.",
            """
            ./stream run classifier --postgres 'Host=db;Username=stream;Database=stream' --kafka broker:9092
            ./stream run alerts --postgres 'Host=db;Username=stream;Database=stream'
            STREAM__STORE__CONNECTIONSTRING=… STREAM__BROKER__BOOTSTRAPSERVERS=… ./stream run ingest --feeds my-feeds.opml
            """) { Role, FeedsToWatch.Option, DashboardPort.Option };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var roles = Enum.Parse<Roles>(command.GetRequiredValue(Role), ignoreCase: true);
        var feeds = FeedsToWatch.Read(command);
        if (feeds.Count > 0 && roles != Roles.Ingest)
            throw new CommandException("--feeds belongs to the role ingest", ExitCodes.Usage);
        var configuration = Configurations.Read(command, DashboardPort.Setting(command));
        if (configuration.Setting("Store:ConnectionString") is null)
            throw Missing("--postgres CONN", "STREAM__STORE__CONNECTIONSTRING");
        if (roles is not (Roles.Dashboard or Roles.Alerts) && configuration.Setting("Broker:BootstrapServers") is null)
            throw Missing("--kafka HOST:PORT", "STREAM__BROKER__BOOTSTRAPSERVERS");
        var spec = new SystemSpec(
            configuration,
            DataFolder.Of(command),
            roles,
            command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Information);
        await using var system = await StreamSystem.StartAsync(spec, ScoringProgress.Step, cancellationToken).ConfigureAwait(false);
        if (roles == Roles.Ingest)
            await FeedsToWatch.AddAsync(system, feeds, starter: false, cancellationToken).ConfigureAwait(false);
        await system.RunAsync(cancellationToken).ConfigureAwait(false);
        return ExitCodes.Fine;
    }

    private static CommandException Missing(string option, string variable) =>
        new($"a role of a cluster needs {option} or {variable}; ./stream up runs everything in one process", ExitCodes.Usage);
}
