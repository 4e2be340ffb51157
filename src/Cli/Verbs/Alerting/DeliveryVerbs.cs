using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary><c>stream alerts deliveries</c> and <c>replay</c>.</summary>
internal static class DeliveryVerbs
{
    private static readonly Option<DeliveryState?> State = new("--state") { Description = "Only in this state", HelpName = "waiting|delivered|failed" };

    private static readonly Option<string?> Channel = new("--channel") { Description = "Only to this channel", HelpName = "NAME" };

    private static readonly Option<DateTimeOffset?> Since = new("--since") { Description = "Only those made since", HelpName = "TIME" };

    private static readonly Option<int> Limit = new("--limit") { Description = "How many at most", DefaultValueFactory = _ => 200 };

    private static readonly Option<bool> Failed = new("--failed") { Description = "All that were given up" };

    private static readonly Argument<string?> Id = new("ID")
    {
        Description = "A delivery or a notification, or how it begins: each attempt is shown",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Argument<string[]> Ids = new("ID") { Description = "Deliveries, or how they begin", Arity = ArgumentArity.ZeroOrMore };

    public static Command CreateDeliveries() => new Verb(
        "deliveries",
        "Lists what was told to which channel; of one delivery, each attempt.",
        """
        ./stream alerts deliveries --state failed --since 2026-11-01
        ./stream alerts deliveries 5e2f81c0
        """) { Id, State, Channel, Since, Limit }.Act(ListAsync);

    public static Command CreateReplay() => new Verb(
        "replay",
        "Sends deliveries again under their own ids, with the whole schedule before them.",
        """
        ./stream alerts replay 5e2f81c0
        ./stream alerts replay --failed --channel newsroom --since 2026-11-01
        """) { Ids, Failed, Channel, Since }.Act(ReplayAsync);

    private static async Task<int> ListAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IDeliveryStore>();
        var id = command.GetValue(Id);
        var deliveries = await store.ListAsync(
            new DeliverySelection(command.GetValue(State), command.GetValue(Channel), id, command.GetValue(Since), command.GetValue(Limit)), cancellationToken)
            .ConfigureAwait(false);
        if (id is not null)
        {
            foreach (var delivery in deliveries)
            {
                var attempts = await store.AttemptsAsync(delivery.Id, cancellationToken).ConfigureAwait(false);
                JsonOutput.WriteLine(new { Delivery = delivery, WebhookId = $"msg_{delivery.Id:N}", Attempts = attempts.Select(a => new { a.Attempt, a.At, a.Ended, a.Outcome, a.Status, a.Detail }) });
            }

            return deliveries.Count > 0 ? ExitCodes.Fine : throw new CommandException($"there is no delivery {id}");
        }

        if (command.GetValue(AlertsVerb.Json))
        {
            foreach (var delivery in deliveries)
                JsonOutput.WriteLine(delivery);
            return ExitCodes.Fine;
        }

        Print(deliveries);
        return ExitCodes.Fine;
    }

    private static void Print(IReadOnlyList<StoredDelivery> deliveries)
    {
        var table = new Table().AddColumns("id", "made", "channel", "kind", "state", "attempts", "next", "last error");
        foreach (var d in deliveries)
        {
            table.AddRow(
                new Text(d.Id.ToString()), AlertLine.Time(d.Created), new Text(d.Channel), new Text(d.Kind.ToString().ToLowerInvariant()),
                new Text(d.State.ToString().ToLowerInvariant()), new Text(d.Attempts.ToString(CultureInfo.InvariantCulture)),
                AlertLine.Time(d.State == DeliveryState.Waiting ? d.Due : null), new Text(d.LastError ?? ""));
        }

        TableOutput.Write(table);
    }

    private static async Task<int> ReplayAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IDeliveryStore>();
        var named = command.GetValue(Ids) ?? [];
        if (named.Length > 0 == command.GetValue(Failed))
            throw new CommandException("name deliveries, or --failed", ExitCodes.Usage);
        var chosen = new List<Guid>();
        foreach (var id in named)
        {
            var found = await store.ListAsync(new DeliverySelection(IdPrefix: id), cancellationToken).ConfigureAwait(false);
            chosen.AddRange(found.Count > 0 ? found.Select(d => d.Id) : throw new CommandException($"there is no delivery {id}"));
        }

        if (command.GetValue(Failed))
        {
            var selection = new DeliverySelection(DeliveryState.Failed, command.GetValue(Channel), null, command.GetValue(Since), int.MaxValue);
            chosen.AddRange((await store.ListAsync(selection, cancellationToken).ConfigureAwait(false)).Select(d => d.Id));
        }

        var replayed = await store.ReplayAsync(chosen, cancellationToken).ConfigureAwait(false);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replayed} deliveries are due; the role alerts sends them"));
        return ExitCodes.Fine;
    }
}
