using System.CommandLine;
using StreamSubjectivity.Cli.Hosting;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary><c>stream alerts</c>.</summary>
internal static class AlertsVerb
{
    public static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line instead of a table", Recursive = true };

    public static readonly Option<string?> By = new("--by") { Description = "Who does it. Default: the name of the user", HelpName = "NAME" };

    public static readonly Option<string?> Note = new("--note") { Description = "What there is to say", HelpName = "TEXT" };

    public static Command Create() => new Verb(
        "alerts",
        "Looks after alerts: what fires and why, who takes it up, what is silent, what was told to whom; tries rules and channels.",
        """
        ./stream alerts list
        ./stream alerts show 0199
        ./stream alerts ack 0199 --note "asked the editor"
        ./stream alerts silence outlet=a.example --for 2h --comment "feed moves"
        ./stream alerts silence 'severity!=critical' --every 'sat,sun Europe/Berlin' --comment weekends
        ./stream alerts test tone-shift --since 2026-01-01
        ./stream alerts deliveries --state failed
        ./stream alerts replay --failed --channel newsroom
        ./stream alerts send-test newsroom
        ./stream alerts rules my-alerts.yaml
        """)
    {
        Json,
        AlertListing.CreateList(),
        AlertListing.CreateShow(),
        AlertHandling.CreateAcknowledge(),
        AlertHandling.CreateResolve(),
        SilenceVerbs.CreateSilence(),
        SilenceVerbs.CreateSilences(),
        SilenceVerbs.CreateUnsilence(),
        RuleVerbs.CreateTest(),
        RuleVerbs.CreateRules(),
        DeliveryVerbs.CreateDeliveries(),
        DeliveryVerbs.CreateReplay(),
        SendTestVerb.Create(),
    };

    /// <summary>Makes a verb act over the store.</summary>
    public static Command Act(this Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> act)
    {
        command.SetAction((c, t) => StoreRun.WithStoreAsync(c, (services, token) => act(c, services, token), t));
        return command;
    }

    /// <summary>Who acts.</summary>
    public static string Who(ParseResult command) => command.GetValue(By) is { Length: > 0 } name ? name : Environment.UserName;
}
