using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Charts;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Version 1 of the JSON API: the same data as the pages, names in snake_case, times in ISO 8601.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root);
        var data = api.MapGroup("").AddEndpointFilter<EntityTagFilter>();
        data.MapOutlets();
        data.MapArticles();
        data.MapStatus();
        var charts = new ChartRoutes(data.MapGroup("/charts"), app.MapGroup(ChartRoutes.EmbedRoot));
        charts.MapOverviewCharts();
        api.MapBadges();
        data.MapAccess();
        api.MapEvents();
        app.MapOpenApi(ApiDocument.Path);
        api.MapFallback(() => Missing("There is no such resource.")).ExcludeFromDescription();
    }

    /// <summary>404 as problem details.</summary>
    public static ProblemHttpResult Missing(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);

    /// <summary>400 as problem details.</summary>
    public static ProblemHttpResult Invalid(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
