using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary><c>stream alerts test</c> and <c>rules</c>.</summary>
internal static class RuleVerbs
{
    private static readonly Argument<string> Rule = new("RULE") { Description = "Name of the rule" };

    private static readonly Option<DateTimeOffset> Since = new("--since") { Description = "First day of history to replay, in UTC", HelpName = "DATE", Required = true };

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Files of rules, or folders of them. Default: those of Stream:Alerts:Files",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command CreateTest() => new Verb(
        "test",
        "Replays stored history through a rule and prints when it would have fired: a JSON object an alert. Nothing is told to anybody.",
        """
        ./stream alerts test tone-shift --since 2026-01-01
        STREAM__ALERTS__FILES__0=my-alerts.yaml ./stream alerts test my-rule --since 2026-11-01
        """) { Rule, Since }.Act(TestAsync);

    public static Command CreateRules()
    {
        var command = new Verb(
            "rules",
            "Checks files of rules and lists what they watch and whom they tell. Faults are named by file, line and column; exit code 1.",
            """
            ./stream alerts rules
            ./stream alerts rules my-alerts.yaml --json
            """) { Files };
        command.SetAction(List);
        return command;
    }

    private static async Task<int> TestAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<AlertSettingsSource>();
        await settings.RefreshAsync(cancellationToken).ConfigureAwait(false);
        var rules = settings.Current.Rules;
        var name = command.GetRequiredValue(Rule);
        var rule = rules.FirstOrDefault(r => r.Name == name)
            ?? throw new CommandException($"there is no rule {name}; there are {string.Join(", ", rules.Select(r => r.Name))}", ExitCodes.Usage);
        var since = new DateTimeOffset(command.GetRequiredValue(Since).UtcDateTime, TimeSpan.Zero);
        if (since >= services.GetRequiredService<TimeProvider>().GetUtcNow())
            throw new CommandException("--since must lie in the past", ExitCodes.Usage);
        var fired = 0;
        await foreach (var episode in services.GetRequiredService<RuleReplay>().RunAsync(rule, since, cancellationToken).ConfigureAwait(false))
        {
            JsonOutput.WriteLine(episode);
            fired++;
        }

        Console.Error.WriteLine(fired == 0 ? $"{name} would not have fired" : $"{name} would have fired {fired} times");
        return ExitCodes.Fine;
    }

    private static int List(ParseResult command)
    {
        var named = command.GetValue(Files) ?? [];
        var files = named.Length > 0 ? named : AlertFiles.Of(Configurations.Read(command));
        AlertSettings settings;
        try
        {
            settings = AlertSettingsReader.Read(files);
        }
        catch (AlertSettingsException e)
        {
            foreach (var fault in e.Faults)
                Console.Error.WriteLine($"stream: {fault}");
            return ExitCodes.Failed;
        }

        if (command.GetValue(AlertsVerb.Json))
        {
            foreach (var rule in settings.Rules)
                JsonOutput.WriteLine(RuleLine.Of(rule));
            return ExitCodes.Fine;
        }

        Print(settings);
        return ExitCodes.Fine;
    }

    private static void Print(AlertSettings settings)
    {
        var rules = new Table().AddColumns("rule", "kind", "fires when", "for", "where");
        foreach (var rule in settings.Rules)
        {
            rules.AddRow(
                new Text(rule.Name), new Text(rule.Head.Kind), new Text(rule.Description), new Text(DurationText.Of(rule.Head.For)),
                new Text($"{rule.Head.Place.File}:{rule.Head.Place.Line}"));
        }

        TableOutput.Write(rules);
        var channels = new Table().AddColumns("channel", "kind", "leads to");
        foreach (var channel in settings.Channels.Values)
            channels.AddRow(new Text(channel.Name), new Text(channel.Head.Kind), new Text(channel.Target));
        TableOutput.Write(channels);
        if (settings.Channels.Count == 0)
            Console.Error.WriteLine("No channel is named: alerts are listed, and nobody is told.");
    }
}
