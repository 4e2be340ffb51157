using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream rescore</c>.</summary>
internal static class RescoreVerb
{
    private static readonly Option<DateTimeOffset?> Since = new("--since")
    {
        Description = "Articles published since then, ISO 8601; UTC where no offset is given",
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(
                result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
            {
                return date;
            }

            result.AddError($"--since: '{result.Tokens[0].Value}' is no date, write it as 2026-03-01");
            return null;
        },
    };

    public static Command Create()
    {
        Since.Required = true;
        var command = new Verb(
            "rescore",
            "Sends articles again that the active scorer hasn't judged whole, stuck and dead sentences too. They wait behind live news. "
            + "Start the classifiers with a new scorer first: that makes it the active one. --scorer makes sure that it is.",
            """
            ./stream rescore --since 2026-01-01
            ./stream rescore --since 2026-01-01 --scorer my-scorer.json --postgres 'Host=db;Username=stream;Database=stream'
            """) { Since };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var configuration = Configurations.Read(command);
        var wanted = command.GetValue(GlobalOptions.Scorer) is null ? null : await KeyAsync(configuration, cancellationToken).ConfigureAwait(false);
        var spec = new SystemSpec(configuration, DataFolder.Of(command), Roles.None, LogLevel.Warning);
        await using var system = await StreamSystem.StartAsync(spec, _ => { }, cancellationToken).ConfigureAwait(false);
        var outbox = system.Services.GetRequiredService<IOutbox>();
        var active = await outbox.ActiveScorerAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException("no scorer is active yet: start a classifier first");
        if (wanted is not null && wanted != active)
            throw new CommandException($"the scorer {wanted} isn't the active one, {active} is: start the classifiers with it first");
        var articles = await outbox.RescoreAsync(command.GetRequiredValue(Since)!.Value, cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteLine(new { Scorer = active, Articles = articles });
        return ExitCodes.Fine;
    }

    private static async Task<string> KeyAsync(Microsoft.Extensions.Configuration.IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var logs = LoggerFactory.Create(logging => Logs.Configure(logging, LogLevel.Warning));
        await using var scorer = await LoadedScorer.LoadAsync(configuration, logs, cancellationToken).ConfigureAwait(false);
        return scorer.Scorer.Identity.Key;
    }
}
