using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spectre.Console;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream sources</c>.</summary>
internal static class SourcesVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line instead of a table" };

    public static Command Create()
    {
        var command = new Command("sources", "Lists every source with its state, last poll, next poll and last error.") { Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var spec = new SystemSpec(Configurations.Read(command), DataFolder.Of(command), Roles.None, LogLevel.Warning);
        await using var system = await StreamSystem.StartAsync(spec, _ => { }, cancellationToken).ConfigureAwait(false);
        var sources = await system.Services.GetRequiredService<ISourceStore>().ListAsync(cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Json))
        {
            foreach (var source in sources)
                JsonOutput.WriteLine(source);
            return ExitCodes.Fine;
        }

        var table = new Table().AddColumns("outlet", "feed", "state", "last poll", "next poll", "last error");
        foreach (var s in sources)
        {
            table.AddRow(
                new Text(s.OutletKey), new Text(s.Url), new Text(s.State.ToString()), Time(s.LastPolled), Time(s.NextPoll), new Text(s.LastError ?? ""));
        }

        AnsiConsole.Write(table);
        return ExitCodes.Fine;
    }

    private static Text Time(DateTimeOffset? time) =>
        new(time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never");
}
