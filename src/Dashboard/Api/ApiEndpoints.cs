using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Quality;

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
        data.MapCompare();
        data.MapArticles();
        data.MapStatus();
        data.MapSources();
        data.MapQuarantine();
        data.MapSystem();
        data.MapSentences();
        data.MapLabels();
        data.MapQuality();
        var charts = new ChartRoutes(data.MapGroup("/charts"), app.MapGroup(ChartRoutes.EmbedRoot));
        charts.MapOverviewCharts();
        api.MapBadges();
        charts.MapSeriesCharts();
        charts.MapShiftCharts();
        api.MapSourceChanges();
        api.MapQuarantineChanges();
        charts.MapQualityCharts();
        api.MapScore();
        api.MapEvents();
        api.MapFallback(() => Missing("There is no such resource."));
    }

    /// <summary>404 as problem details.</summary>
    public static ProblemHttpResult Missing(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);

    /// <summary>400 as problem details.</summary>
    public static ProblemHttpResult Invalid(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
