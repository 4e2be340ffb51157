using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using StreamSubjectivity.Dashboard.Live;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Server-sent events: <c>status</c> with the state about once a second, <c>unavailable</c> while the database doesn't answer.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api) => api.MapGet(
        "/events",
        (StatusMonitor monitor, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
            TypedResults.ServerSentEvents(EventsAsync(monitor, lifetime.ApplicationStopping, cancellationToken)))
        .WithTags("System")
        .WithSummary("The state of the system as server-sent events, about one a second.");

    private static async IAsyncEnumerable<SseItem<SystemStatus?>> EventsAsync(
        StatusMonitor monitor, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A stream never ends by itself: without the first token it would hold up the host until its patience ends.
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        await using var states = monitor.WatchAsync(linked.Token).GetAsyncEnumerator(linked.Token);
        while (await NextAsync(states))
            yield return new SseItem<SystemStatus?>(states.Current, states.Current is null ? "unavailable" : "status");
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<SystemStatus?> states)
    {
        try
        {
            return await states.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
