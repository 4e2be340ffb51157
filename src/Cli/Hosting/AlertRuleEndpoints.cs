using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Cli.Verbs.Alerting;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>
/// Rules by the JSON API: those of files to look at, others to bring in and drop. Rules alone: channels, which reach out of the program,
/// stand in files.
/// </summary>
internal static class AlertRuleEndpoints
{
    private const int MostEpisodes = 1000;

    public static void Map(IEndpointRouteBuilder rules)
    {
        rules.MapGet("", ListAsync).WithSummary("Rules in force, and where each stands.");
        rules.MapGet("/{name}/replay", ReplayAsync).LimitCostly().RequireAuthorization(Access.Analyst)
            .WithSummary("Alerts that a rule would have made since a time, from stored history. Nobody is told.");
        rules.MapPut("/{name}", SaveAsync).Audited("rule.save").RequireAuthorization(Access.Admin).WithSummary("Brings a rule in, or puts it in place of the one of its name.");
        rules.MapDelete("/{name}", DropAsync).Audited("rule.drop").RequireAuthorization(Access.Admin).WithSummary("Drops a rule that was brought in; rules of files stay.");
    }

    private static async Task<IResult> ListAsync(AlertSettingsSource settings, CancellationToken cancellationToken)
    {
        await settings.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new { Rules = settings.Current.Rules.Select(RuleLine.Of) });
    }

    private static async Task<IResult> ReplayAsync(
        string name, DateTimeOffset since, IRuleBook rules, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (since >= clock.GetUtcNow())
            return TypedResults.Problem("since must lie in the past.", statusCode: StatusCodes.Status400BadRequest);
        var episodes = new List<RuleEpisode>();
        try
        {
            await foreach (var episode in rules.ReplayAsync(name, since.ToUniversalTime(), cancellationToken).ConfigureAwait(false))
            {
                episodes.Add(episode);
                if (episodes.Count == MostEpisodes)
                    break;
            }
        }
        catch (RuleBookException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status404NotFound);
        }

        return TypedResults.Ok(new { Rule = name, Since = since, Episodes = episodes });
    }

    private static async Task<IResult> SaveAsync(
        string name, RuleRequest request, ClaimsPrincipal user, IRuleBook rules, CancellationToken cancellationToken)
    {
        var faults = await rules.SaveAsync(name, request.Text, user.Actor(request.By), cancellationToken).ConfigureAwait(false);
        return faults.Count == 0 ? TypedResults.NoContent() : Refused(faults);
    }

    private static async Task<IResult> DropAsync(string name, IRuleBook rules, CancellationToken cancellationToken) =>
        await rules.DropAsync(name, cancellationToken).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : TypedResults.Problem("No rule of that name came in by the API.", statusCode: StatusCodes.Status404NotFound);

    private static ProblemHttpResult Refused(IReadOnlyList<RuleFault> faults) => TypedResults.Problem(
        "The rule can't be used.", statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["faults"] = faults });
}
