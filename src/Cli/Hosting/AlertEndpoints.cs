using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Alerts.Delivery;
using StreamSubjectivity.Cli.Verbs.Alerting;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Alerts beside the dashboard: the Atom feed, and the JSON API for looking at alerts and handling them.</summary>
internal static class AlertEndpoints
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    public static void MapAlerts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/alerts.atom", FeedAsync).WithSummary("The Atom feed of alerts.");
        var api = app.MapGroup("/api/v1/alerts");
        api.MapGet("", ListAsync).WithSummary("Alerts; those that haven't ended unless state or all is given.");
        AlertRuleEndpoints.Map(api.MapGroup("/rules"));
        AlertDeliveryEndpoints.Map(api);
        api.MapGet("/silences", async (IAlertStore store, TimeProvider clock, CancellationToken cancellationToken) =>
            TypedResults.Ok(await store.SilencesAsync(clock.GetUtcNow() - Remembered, cancellationToken).ConfigureAwait(false)))
            .WithSummary("Silences, those of the last seven days too.");
        api.MapPost("/silences", SilenceAsync).Audited("silence.add", c => string.Join(", ", c.Arguments.OfType<SilenceRequest>().First().Match)).RequireAuthorization(Access.Analyst).WithSummary("Keeps alerts quiet for a time, once or every week.");
        api.MapDelete("/silences/{id:guid}", async Task<IResult> (Guid id, IAlertStore store, CancellationToken cancellationToken) =>
            await store.EndSilencesAsync(id.ToString(), cancellationToken).ConfigureAwait(false) > 0 ? TypedResults.NoContent() : Missing())
            .Audited("silence.end").RequireAuthorization(Access.Analyst).WithSummary("Ends a silence.");
        api.MapGet("/{id:guid}", ShowAsync).WithSummary("An alert with its history, comments and details.");
        // Only JSON is taken: a form of another site can't send that.
        api.MapPost("/{id:guid}/ack", (Guid id, HandlingRequest request, ClaimsPrincipal user, IAlertStore store, CancellationToken cancellationToken) =>
            HandleAsync(store.AcknowledgeAsync(id, user.Actor(request.By), request.Note, cancellationToken)))
            .Audited("alert.acknowledge").RequireAuthorization(Access.Analyst).WithSummary("Takes up a firing alert.");
        api.MapPost("/{id:guid}/resolve", (Guid id, HandlingRequest request, ClaimsPrincipal user, IAlertStore store, CancellationToken cancellationToken) =>
            HandleAsync(store.ResolveAsync(id, user.Actor(request.By), request.Note, cancellationToken)))
            .Audited("alert.resolve").RequireAuthorization(Access.Analyst).WithSummary("Ends an alert by hand.");
        api.MapPost("/{id:guid}/comments", CommentAsync).Audited("alert.comment").RequireAuthorization(Access.Analyst).WithSummary("Adds a comment to an alert.");
    }

    private static async Task<IResult> FeedAsync(AlertFeed feed, string? channel, CancellationToken cancellationToken) =>
        TypedResults.Text(await feed.RenderAsync(channel, cancellationToken).ConfigureAwait(false), "application/atom+xml; charset=utf-8");

    private static async Task<IResult> ListAsync(
        IAlertStore store, AlertState? state, string? rule, bool? all, int? limit, CancellationToken cancellationToken)
    {
        var selection = new AlertSelection(state, rule, state is null && all != true, Math.Clamp(limit ?? 200, 1, 1000));
        var alerts = await store.ListAsync(selection, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new { Alerts = alerts.Select(AlertLine.Of) });
    }

    private static async Task<IResult> ShowAsync(Guid id, IAlertStore store, IAlertComments comments, CancellationToken cancellationToken)
    {
        if ((await store.FindAsync(id.ToString(), cancellationToken).ConfigureAwait(false)) is not [var alert])
            return Missing();
        var history = await store.HistoryAsync(id, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new
        {
            Alert = AlertLine.Of(alert),
            History = history.Select(t => new { t.At, Before = t.Before?.ToString().ToLowerInvariant(), After = t.After.ToString().ToLowerInvariant(), By = t.HandledBy, t.Note }),
            Comments = (await comments.ListAsync(id, cancellationToken).ConfigureAwait(false)).Select(CommentLine.Of),
            Details = alert.Details is null ? null : System.Text.Json.Nodes.JsonNode.Parse(alert.Details),
        });
    }

    private static async Task<IResult> CommentAsync(
        Guid id, CommentRequest request, ClaimsPrincipal user, IAlertComments comments, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > IAlertComments.MaxLength)
            return TypedResults.Problem($"text is needed, of at most {IAlertComments.MaxLength} characters", statusCode: StatusCodes.Status400BadRequest);
        var comment = await comments.AddAsync(id, user.Actor(request.By), request.Text, cancellationToken).ConfigureAwait(false);
        return comment is null ? Missing() : TypedResults.Created($"/api/v1/alerts/{id}", CommentLine.Of(comment));
    }

    private static async Task<IResult> SilenceAsync(
        SilenceRequest request, ClaimsPrincipal user, IAlertStore store, ISilenceRules rules, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var silence = new StoredSilence(
            Guid.CreateVersion7(now), request.Match, request.Starts ?? now, request.Ends, request.Hours, now, user.Actor(request.By), request.Comment ?? "");
        if (rules.FaultOf(silence) is { } fault)
            return TypedResults.Problem(fault, statusCode: StatusCodes.Status400BadRequest);
        await store.AddSilenceAsync(silence, cancellationToken).ConfigureAwait(false);
        return TypedResults.Created($"/api/v1/alerts/silences/{silence.Id}", silence);
    }

    private static async Task<IResult> HandleAsync(Task<bool> handled) => await handled.ConfigureAwait(false)
        ? TypedResults.NoContent()
        : TypedResults.Problem("The alert isn't there, or not in a state for that.", statusCode: StatusCodes.Status409Conflict);

    private static ProblemHttpResult Missing() => TypedResults.Problem("There is no such resource.", statusCode: StatusCodes.Status404NotFound);
}
