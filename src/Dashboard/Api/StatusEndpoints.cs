using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What is scored, what waits, and by which scorer.</summary>
internal static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder api)
    {
        api.MapGet("/coverage", CoverageAsync).WithTags("System").WithSummary("How much is scored, waits or is dead, over all and by outlet.");
        api.MapGet("/scorers", ScorersAsync).WithTags("System").WithSummary("Scorers that have judged, the active one first.");
    }

    private static async Task<Ok<CoverageResource>> CoverageAsync(StatusMonitor status, CancellationToken cancellationToken)
    {
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return TypedResults.Ok(new CoverageResource(
            snapshot.Status, [.. snapshot.Coverage.Values.OrderBy(row => row.Outlet, StringComparer.Ordinal)]));
    }

    private static async Task<Ok<IReadOnlyList<ScorerResource>>> ScorersAsync(
        IStatusQueries queries, CancellationToken cancellationToken)
    {
        var scorers = await queries.ScorersAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ScorerResource>>([.. scorers.Select(ScorerResource.Of)]);
    }
}
