using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Alerts.Delivery;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Cli.Verbs.Alerting;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Alerts beside the dashboard: the Atom feed, and the JSON API for looking at alerts and handling them.</summary>
internal static class AlertEndpoints
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    public static void MapAlerts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/alerts.atom", FeedAsync);
        var api = app.MapGroup("/api/v1/alerts");
        api.MapGet("", ListAsync);
        AlertRuleEndpoints.Map(api.MapGroup("/rules"));
        api.MapGet("/deliveries", async (IDeliveryStore store, DeliveryState? state, string? channel, CancellationToken cancellationToken) =>
            TypedResults.Ok(await store.ListAsync(new DeliverySelection(state, channel), cancellationToken).ConfigureAwait(false)));
        api.MapGet("/silences", async (IAlertStore store, TimeProvider clock, CancellationToken cancellationToken) =>
            TypedResults.Ok(await store.SilencesAsync(clock.GetUtcNow() - Remembered, cancellationToken).ConfigureAwait(false)));
        api.MapPost("/silences", SilenceAsync);
        api.MapDelete("/silences/{id:guid}", async Task<IResult> (Guid id, IAlertStore store, CancellationToken cancellationToken) =>
            await store.EndSilencesAsync(id.ToString(), cancellationToken).ConfigureAwait(false) > 0 ? TypedResults.NoContent() : Missing());
        api.MapGet("/{id:guid}", ShowAsync);
        // Only JSON is taken: a form of another site can't send that.
        api.MapPost("/{id:guid}/ack", (Guid id, HandlingRequest request, IAlertStore store, CancellationToken cancellationToken) =>
            HandleAsync(store.AcknowledgeAsync(id, request.By, request.Note, cancellationToken)));
        api.MapPost("/{id:guid}/resolve", (Guid id, HandlingRequest request, IAlertStore store, CancellationToken cancellationToken) =>
            HandleAsync(store.ResolveAsync(id, request.By, request.Note, cancellationToken)));
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

    private static async Task<IResult> ShowAsync(Guid id, IAlertStore store, CancellationToken cancellationToken)
    {
        if ((await store.FindAsync(id.ToString(), cancellationToken).ConfigureAwait(false)) is not [var alert])
            return Missing();
        var history = await store.HistoryAsync(id, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new
        {
            Alert = AlertLine.Of(alert),
            History = history.Select(t => new { t.At, Before = t.Before?.ToString().ToLowerInvariant(), After = t.After.ToString().ToLowerInvariant(), By = t.HandledBy, t.Note }),
            Details = alert.Details is null ? null : System.Text.Json.Nodes.JsonNode.Parse(alert.Details),
        });
    }

    private static async Task<IResult> SilenceAsync(SilenceRequest request, IAlertStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var silence = new StoredSilence(
            Guid.CreateVersion7(now), request.Match, request.Starts ?? now, request.Ends, request.Hours, now, request.By, request.Comment ?? "");
        try
        {
            _ = Silence.Of(silence);
        }
        catch (FormatException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }

        if (silence.Matchers.Count == 0 || silence is { Ends: null, Recurrence: null })
            return TypedResults.Problem("match is needed, and ends or hours", statusCode: StatusCodes.Status400BadRequest);
        await store.AddSilenceAsync(silence, cancellationToken).ConfigureAwait(false);
        return TypedResults.Created($"/api/v1/alerts/silences/{silence.Id}", silence);
    }

    private static async Task<IResult> HandleAsync(Task<bool> handled) => await handled.ConfigureAwait(false)
        ? TypedResults.NoContent()
        : TypedResults.Problem("The alert isn't there, or not in a state for that.", statusCode: StatusCodes.Status409Conflict);

    private static ProblemHttpResult Missing() => TypedResults.Problem("There is no such resource.", statusCode: StatusCodes.Status404NotFound);
}
