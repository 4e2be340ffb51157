using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary><c>stream alerts ack</c> and <c>resolve</c>.</summary>
internal static class AlertHandling
{
    private static readonly Argument<string[]> Ids = new("ID") { Description = "Ids of alerts, or how they begin", Arity = ArgumentArity.OneOrMore };

    public static Command CreateAcknowledge() => new Verb(
        "ack",
        "Takes up firing alerts: they aren't repeated any more. That they are over is still told.",
        "./stream alerts ack 0199a3f2 --note 'asked the editor'") { Ids, AlertsVerb.By, AlertsVerb.Note }
        .Act((c, s, t) => EachAsync(c, s, "acknowledged", "isn't firing", (store, id, by, note) => store.AcknowledgeAsync(id, by, note, t), t));

    public static Command CreateResolve() => new Verb(
        "resolve",
        "Ends alerts by hand. What still holds is told of again only after it was gone once.",
        "./stream alerts resolve 0199a3f2 --note 'known redesign'") { Ids, AlertsVerb.By, AlertsVerb.Note }
        .Act((c, s, t) => EachAsync(c, s, "resolved", "is over already", (store, id, by, note) => store.ResolveAsync(id, by, note, t), t));

    private static async Task<int> EachAsync(
        ParseResult command,
        IServiceProvider services,
        string done,
        string otherwise,
        Func<IAlertStore, Guid, string, string?, Task<bool>> act,
        CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IAlertStore>();
        var failed = 0;
        foreach (var id in command.GetRequiredValue(Ids))
        {
            var alert = await AlertListing.OneAsync(store, id, cancellationToken).ConfigureAwait(false);
            var fine = await act(store, alert.Id, AlertsVerb.Who(command), command.GetValue(AlertsVerb.Note)).ConfigureAwait(false);
            failed += fine ? 0 : 1;
            Console.Error.WriteLine(fine ? $"{alert.Id}: {done}" : $"stream: {alert.Id} {otherwise}");
        }

        return failed == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
