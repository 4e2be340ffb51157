using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Comparing;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Outlets and sections side by side.</summary>
internal static class CompareEndpoints
{
    /// <summary>How the parameters of a comparison are told.</summary>
    public const string Parameters =
        "outlet: key or name, up to eight times. section: as often and in the same order, empty for a whole outlet. baseline: place of the one "
        + "that the others are held against, from 1. mix=true: means standardised to the same mix of topics. step: day or week. "
        + "period: 4w, 10w (as without), 1y or all; or from and to, days as 2026-03-31.";

    public static void MapCompare(this IEndpointRouteBuilder api) => api.MapGet("/compare", CompareAsync)
        .WithSummary("Up to eight outlets or sections side by side: means, differences from a baseline, points, all with 95 % intervals.")
        .WithDescription(Parameters)
        .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>Why a comparison can't be answered as it was asked for; null where it can.</summary>
    public static ProblemHttpResult? FaultOf(Comparison? comparison)
    {
        if (comparison is null)
            return ApiEndpoints.Invalid(PeriodRequest.Rule);
        if (comparison.Request.Picks.Count is 0 or > ComparisonRequest.MostPicks)
            return ApiEndpoints.Invalid($"One to {ComparisonRequest.MostPicks} outlets are compared.");
        if (comparison.Picks.FirstOrDefault(pick => pick.Outlet is null) is { } unknown)
            return ApiEndpoints.Invalid($"There is no outlet, or more than one, that '{unknown.Asked}' names.");
        return comparison.IsWhole ? null : ApiEndpoints.Invalid("An outlet or section is named twice.");
    }

    private static async Task<Results<Ok<CompareResource>, ProblemHttpResult>> CompareAsync(
        [AsParameters] CompareQuery query, ComparisonReader reader, StatusMonitor status, CancellationToken cancellationToken)
    {
        var comparison = await reader.ReadAsync(query.Request, cancellationToken);
        if (FaultOf(comparison) is { } fault)
            return fault;
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return TypedResults.Ok(CompareResource.Of(comparison!, snapshot.Scorer?.Key));
    }
}
