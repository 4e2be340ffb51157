using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Cli.Verbs.Alerting;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>
/// Rules by the JSON API: those of files to look at, others to bring in and drop. Rules alone: channels, which reach out of the program,
/// stand in files.
/// </summary>
internal static class AlertRuleEndpoints
{
    private const int LongestText = 20_000;

    public static void Map(IEndpointRouteBuilder rules)
    {
        rules.MapGet("", ListAsync);
        rules.MapPut("/{name}", SaveAsync);
        rules.MapDelete("/{name}", async (string name, IRuleStore store, CancellationToken cancellationToken) =>
            await store.DropAsync(name, cancellationToken).ConfigureAwait(false)
                ? (IResult)TypedResults.NoContent()
                : TypedResults.Problem("No rule of that name came in by the API.", statusCode: StatusCodes.Status404NotFound));
    }

    private static async Task<IResult> ListAsync(AlertSettingsSource settings, CancellationToken cancellationToken)
    {
        await settings.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new { Rules = settings.Current.Rules.Select(RuleLine.Of) });
    }

    private static async Task<IResult> SaveAsync(
        string name, RuleRequest request, AlertSettingsSource settings, IRuleStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request.Text.Length > LongestText)
            return TypedResults.Problem($"A rule has at most {LongestText} characters.", statusCode: StatusCodes.Status400BadRequest);
        await settings.RefreshAsync(cancellationToken).ConfigureAwait(false);
        var rule = new StoredRule(name, request.Text, clock.GetUtcNow(), request.By);
        try
        {
            var after = settings.With(rule);
            if (!after.Rules.Any(r => r.Name == name && r.Head.Place.File == $"api/{name}"))
                return Refused([new SettingsFault($"api/{name}", 1, 1, $"the rule must have the name {name}")]);
        }
        catch (AlertSettingsException e)
        {
            return Refused(e.Faults);
        }

        await store.SaveAsync(rule, cancellationToken).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Refused(IReadOnlyList<SettingsFault> faults) => TypedResults.Problem(
        "The rule can't be used.", statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["faults"] = faults });
}
