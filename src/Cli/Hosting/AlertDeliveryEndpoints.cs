using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Http;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>What was told to which channel, by the JSON API: to look at, to send again, to try.</summary>
internal static class AlertDeliveryEndpoints
{
    public static void Map(IEndpointRouteBuilder alerts)
    {
        alerts.MapGet("/channels", (IAlertChannels channels) => TypedResults.Ok(new { Channels = channels.List() }))
            .WithSummary("Channels; they stand in files.");
        alerts.MapPost("/channels/{name}/test", TestAsync).RequireJson().Audited("channel.test").RequireAuthorization(Access.Admin).WithSummary("Sends a test through a channel now.");
        alerts.MapGet("/deliveries", async (IDeliveryStore store, DeliveryState? state, string? channel, CancellationToken cancellationToken) =>
            TypedResults.Ok(await store.ListAsync(new DeliverySelection(state, channel), cancellationToken).ConfigureAwait(false)))
            .WithSummary("Deliveries, the latest first.");
        alerts.MapGet("/deliveries/{id:guid}", AttemptsAsync).WithSummary("A delivery's attempts, each with its outcome.");
        alerts.MapPost("/deliveries/{id:guid}/replay", ReplayAsync).RequireJson().Audited("delivery.replay").RequireAuthorization(Access.Admin)
            .WithSummary("Sends a delivery again under its own id.");
    }

    private static async Task<IResult> TestAsync(string name, IAlertChannels channels, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(await channels.SendTestAsync(name, cancellationToken).ConfigureAwait(false));
        }
        catch (ArgumentException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static async Task<IResult> AttemptsAsync(Guid id, IDeliveryStore store, CancellationToken cancellationToken)
    {
        var found = await store.ListAsync(new DeliverySelection(IdPrefix: id.ToString()), cancellationToken).ConfigureAwait(false);
        if (found.FirstOrDefault(d => d.Id == id) is not { } delivery)
            return TypedResults.Problem("There is no such delivery.", statusCode: StatusCodes.Status404NotFound);
        var attempts = await store.AttemptsAsync(id, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new { Delivery = delivery, Attempts = attempts });
    }

    private static async Task<IResult> ReplayAsync(Guid id, IDeliveryStore store, CancellationToken cancellationToken) =>
        await store.ReplayAsync([id], cancellationToken).ConfigureAwait(false) > 0
            ? TypedResults.NoContent()
            : TypedResults.Problem("There is no such delivery.", statusCode: StatusCodes.Status404NotFound);
}
