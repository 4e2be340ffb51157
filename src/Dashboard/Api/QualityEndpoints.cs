using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Quality;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>How good the active scorer is.</summary>
internal static class QualityEndpoints
{
    public static void MapQuality(this IEndpointRouteBuilder api) => api.MapGet("/quality", ReadAsync)
        .WithSummary("The active scorer's measured accuracy and calibration, drift of its input, and agreement with people's labels.");

    private static async Task<Ok<QualityResource>> ReadAsync(QualityReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(QualityResource.Of(await reader.ReadAsync(cancellationToken)));
}
