using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Demo;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream demo</c>.</summary>
internal static class DemoVerb
{
    private static readonly Option<bool> Once = new("--once")
    {
        Description = "End when everything is scored, and print a JSON summary",
    };

    public static Command Create()
    {
        var command = new Verb(
            "demo",
            "Runs the whole system over a fictional newsroom that ships with it, until Ctrl-C.",
            """
            ./stream demo                 then open the address it prints
            ./stream demo --port 8080
            ./stream demo --once          no dashboard; ends with a JSON summary
            """) { Once, DashboardPort.Option };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var once = command.GetValue(Once);
        var watch = new RunClock(TimeProvider.System);
        var newsroom = Newsroom.Load();
        await using var server = await NewsroomServer.StartAsync(newsroom, cancellationToken).ConfigureAwait(false);
        var configuration = Configurations.Read(command, [.. DemoSettings.Of(server), DashboardPort.Setting(command)]);
        var spec = new SystemSpec(
            configuration,
            DataFolder.Of(command, "demo"),
            once ? Roles.Ingest | Roles.Classifier : Roles.All,
            command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning);
        await using var system = await StreamSystem.StartAsync(spec, ScoringProgress.Step, cancellationToken).ConfigureAwait(false);
        await DemoSettings.WatchAsync(
            server,
            system.Services.GetRequiredService<IArticleStore>(),
            system.Services.GetRequiredService<ISourceStore>(),
            cancellationToken).ConfigureAwait(false);
        if (!once)
            DashboardPort.Announce(configuration);
        var (state, rate) = await system.FollowAsync(cancellationToken).ConfigureAwait(false);
        if (!once)
        {
            Console.Error.WriteLine("Everything is scored. Ctrl-C ends the demo.");
            await system.RunAsync(cancellationToken).ConfigureAwait(false);
            return ExitCodes.Fine;
        }

        JsonOutput.WriteLine(RunSummary.Of(state, watch.Elapsed, rate));
        return await system.ReportFailuresAsync(state, cancellationToken).ConfigureAwait(false);
    }
}
