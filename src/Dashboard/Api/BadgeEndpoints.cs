using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Http;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A small image of where an outlet stands, for other sites' pages.</summary>
internal static class BadgeEndpoints
{
    private const string CacheControl = "max-age=300";

    public static void MapBadges(this IEndpointRouteBuilder api) => api.MapGet("/outlets/{key}/badge.svg", DrawAsync)
        .WithSummary("Score of an outlet over its recent days, with the direction of its change, as an SVG image.")
        .WithDescription("period: 4w, 10w (as without), 1y or all. Kept by browsers for five minutes.")
        .Produces<string>(StatusCodes.Status200OK, "image/svg+xml");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DrawAsync(
        string key, string? period, HttpContext context, TrendReader trends, CancellationToken cancellationToken)
    {
        if (Period.Find(period) is not { } asked)
            return OutletEndpoints.UnknownPeriod(period);
        var window = await trends.WindowAsync(asked, cancellationToken);
        if (await trends.FindAsync(key, window, cancellationToken) is not { } overview)
            return OutletEndpoints.UnknownOutlet(key);
        context.Features.Set(new FrameAncestors([]));
        context.Response.Headers.CacheControl = CacheControl;
        var svg = Encoding.UTF8.GetBytes(Badge.Of(overview).Svg);
        var tag = Convert.ToHexStringLower(SHA256.HashData(svg))[..32];
        return TypedResults.Bytes(svg, "image/svg+xml; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
    }
}
