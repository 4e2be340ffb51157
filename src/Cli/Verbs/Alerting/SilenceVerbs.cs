using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary><c>stream alerts silence</c>, <c>silences</c> and <c>unsilence</c>.</summary>
internal static class SilenceVerbs
{
    private static readonly TimeSpan Standard = TimeSpan.FromHours(2);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    private static readonly Argument<string[]> Matchers = new("MATCHER")
    {
        Description = "Which alerts, all of: label=value, label!=value, label=~pattern, label!~pattern",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> For = new("--for") { Description = "How long, such as 30m, 2h or 7d. Default: 2h; with --every for good", HelpName = "DURATION" };

    private static readonly Option<DateTimeOffset?> Starts = new("--starts") { Description = "From when on. Default: now", HelpName = "TIME" };

    private static readonly Option<string?> Every = new("--every")
    {
        Description = "Only in these hours of the week: 'sat,sun', 'mon-fri 22:00-06:00 Europe/Berlin', 'daily 01:00-02:00'",
        HelpName = "HOURS",
    };

    private static readonly Option<string?> Comment = new("--comment") { Description = "Why", HelpName = "TEXT" };

    private static readonly Argument<string[]> Ids = new("ID") { Description = "Ids of silences, or how they begin", Arity = ArgumentArity.OneOrMore };

    public static Command CreateSilence() => new Verb(
        "silence",
        "Tells nobody of some alerts for a time, once or every week. They still fire, and are listed.",
        """
        ./stream alerts silence outlet=a.example --for 2h --comment "feed moves"
        ./stream alerts silence rule=tone-shift 'outlet=~.*\.example' --starts 2026-12-24 --for 3d
        ./stream alerts silence 'severity!=critical' --every 'mon-fri 20:00-07:00 Europe/Berlin'
        """) { Matchers, For, Starts, Every, Comment, AlertsVerb.By }.Act(SilenceAsync);

    public static Command CreateSilences() => new Verb("silences", "Lists silences.", "./stream alerts silences --json").Act(ListAsync);

    public static Command CreateUnsilence() =>
        new Verb("unsilence", "Ends silences now.", "./stream alerts unsilence 0199a3f2") { Ids }.Act(UnsilenceAsync);

    private static async Task<int> SilenceAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var starts = command.GetValue(Starts) ?? now;
        var silence = new StoredSilence(
            Guid.CreateVersion7(now), [.. command.GetRequiredValue(Matchers).Select(Checked)], starts, Ends(command, starts), Hours(command), now,
            AlertsVerb.Who(command), command.GetValue(Comment) ?? "");
        await services.GetRequiredService<IAlertStore>().AddSilenceAsync(silence, cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteLine(silence);
        return ExitCodes.Fine;
    }

    private static DateTimeOffset? Ends(ParseResult command, DateTimeOffset starts)
    {
        if (command.GetValue(For) is not { } text)
            return command.GetValue(Every) is null ? starts + Standard : null;
        return DurationText.Parse(text) is { } duration && duration > TimeSpan.Zero
            ? starts + duration
            : throw new CommandException($"--for: '{text}' is no duration; write it as 30m, 2h or 7d", ExitCodes.Usage);
    }

    private static string? Hours(ParseResult command)
    {
        try
        {
            if (command.GetValue(Every) is { } hours)
                Recurrence.Parse(hours);
            return command.GetValue(Every);
        }
        catch (FormatException e)
        {
            throw new CommandException($"--every: {e.Message}", ExitCodes.Usage, e);
        }
    }

    private static string Checked(string matcher)
    {
        try
        {
            return Matcher.Parse(matcher).Text;
        }
        catch (FormatException e)
        {
            throw new CommandException(e.Message, ExitCodes.Usage, e);
        }
    }

    private static async Task<int> ListAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var since = services.GetRequiredService<TimeProvider>().GetUtcNow() - Remembered;
        var silences = await services.GetRequiredService<IAlertStore>().SilencesAsync(since, cancellationToken).ConfigureAwait(false);
        if (command.GetValue(AlertsVerb.Json))
        {
            foreach (var silence in silences)
                JsonOutput.WriteLine(silence);
            return ExitCodes.Fine;
        }

        var table = new Table().AddColumns("id", "alerts", "starts", "ends", "every", "by", "comment");
        foreach (var s in silences)
        {
            table.AddRow(
                new Text(s.Id.ToString()), new Text(string.Join(' ', s.Matchers)), AlertLine.Time(s.Starts), AlertLine.Time(s.Ends), new Text(s.Recurrence ?? ""),
                new Text(s.CreatedBy), new Text(s.Comment));
        }

        TableOutput.Write(table);
        return ExitCodes.Fine;
    }

    private static async Task<int> UnsilenceAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var missing = 0;
        foreach (var id in command.GetRequiredValue(Ids))
        {
            var ended = await services.GetRequiredService<IAlertStore>().EndSilencesAsync(id, cancellationToken).ConfigureAwait(false);
            missing += ended > 0 ? 0 : 1;
            Console.Error.WriteLine(ended > 0 ? string.Create(CultureInfo.InvariantCulture, $"{ended} ended") : $"stream: no silence in force begins with {id}");
        }

        return missing == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
