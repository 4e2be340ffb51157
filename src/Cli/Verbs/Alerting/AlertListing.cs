using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary><c>stream alerts list</c> and <c>show</c>.</summary>
internal static class AlertListing
{
    private static readonly Option<AlertState?> State = new("--state") { Description = "Only in this state", HelpName = "pending|firing|acknowledged|resolved|expired" };

    private static readonly Option<string?> Rule = new("--rule") { Description = "Only of this rule", HelpName = "NAME" };

    private static readonly Option<bool> All = new("--all") { Description = "Those too that are over" };

    private static readonly Option<int> Limit = new("--limit") { Description = "How many at most", DefaultValueFactory = _ => 200 };

    private static readonly Argument<string> Id = new("ID") { Description = "Id of the alert, or how it begins" };

    public static Command CreateList() => new Verb(
        "list",
        "Lists alerts that haven't ended, the latest first.",
        """
        ./stream alerts list
        ./stream alerts list --all --rule tone-shift --json
        """) { State, Rule, All, Limit }.Act(ListAsync);

    public static Command CreateShow() => new Verb(
        "show",
        "Prints an alert whole, as JSON: what was found, since when, why, and what became of it.",
        "./stream alerts show 0199a3f2") { Id }.Act(ShowAsync);

    /// <summary>The one alert that an id, or how it begins, names.</summary>
    public static async Task<StoredAlert> OneAsync(IAlertStore store, string id, CancellationToken cancellationToken)
    {
        var found = id.Length == 0 ? [] : await store.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new CommandException($"there is no alert {id}"),
            _ => throw new CommandException($"several alerts begin with {id}: name more of the id"),
        };
    }

    private static async Task<int> ListAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var state = command.GetValue(State);
        var selection = new AlertSelection(state, command.GetValue(Rule), state is null && !command.GetValue(All), command.GetValue(Limit));
        var alerts = await services.GetRequiredService<IAlertStore>().ListAsync(selection, cancellationToken).ConfigureAwait(false);
        if (command.GetValue(AlertsVerb.Json))
        {
            foreach (var alert in alerts)
                JsonOutput.WriteLine(AlertLine.Of(alert));
            return ExitCodes.Fine;
        }

        var table = new Table().AddColumns("id", "state", "since", "rule", "summary");
        foreach (var alert in alerts)
        {
            table.AddRow(
                new Text(alert.Id.ToString()), new Text(alert.State.ToString().ToLowerInvariant()), AlertLine.Time(alert.Started), new Text(alert.Rule),
                new Text(alert.Summary));
        }

        TableOutput.Write(table);
        return ExitCodes.Fine;
    }

    private static async Task<int> ShowAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IAlertStore>();
        var alert = await OneAsync(store, command.GetRequiredValue(Id), cancellationToken).ConfigureAwait(false);
        var history = await store.HistoryAsync(alert.Id, cancellationToken).ConfigureAwait(false);
        var comments = await services.GetRequiredService<IAlertComments>().ListAsync(alert.Id, cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteLine(new
        {
            Alert = AlertLine.Of(alert),
            History = history.Select(t => new { t.At, t.Before, t.After, By = t.HandledBy, t.Note }),
            Comments = comments.Select(CommentLine.Of),
            Details = alert.Details is null ? null : JsonNode.Parse(alert.Details),
        });
        return ExitCodes.Fine;
    }
}
