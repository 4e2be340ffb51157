using System.CommandLine;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream up</c>.</summary>
internal static class UpVerb
{
    public static Command Create()
    {
        var command = new Verb(
            "up",
            "Runs the whole system over real outlets, until Ctrl-C. Feeds stay in the data folder: name them once.",
            """
            ./stream up
            ./stream up --feeds my-feeds.opml --port 8080
            ./stream up --postgres 'Host=db;Username=stream;Database=stream' --kafka broker:9092
            """) { FeedsToWatch.Option, DashboardPort.Option };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var feeds = FeedsToWatch.Read(command);
        var configuration = Configurations.Read(command, DashboardPort.Setting(command));
        var spec = new SystemSpec(
            configuration,
            DataFolder.Of(command),
            Roles.All,
            command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Information);
        await using var system = await StreamSystem.StartAsync(spec, ScoringProgress.Step, cancellationToken).ConfigureAwait(false);
        await FeedsToWatch.AddAsync(system, feeds, starter: true, cancellationToken).ConfigureAwait(false);
        DashboardPort.Announce(configuration);
        await system.RunAsync(cancellationToken).ConfigureAwait(false);
        return ExitCodes.Fine;
    }
}
