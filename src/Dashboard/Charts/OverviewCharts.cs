using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamSubjectivity.Dashboard.Api;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Charts over all outlets.</summary>
internal static class OverviewCharts
{
    public static void MapOverviewCharts(this ChartRoutes charts) => charts.Map(ChangesChart.Name, ChangesAsync)
        .WithSummary("The outlets whose tone changed most, with 95 % intervals.")
        .WithDescription("period: 4w, 10w (as without), 1y or all.");

    private static async Task<Results<Ok<ChartResource>, ProblemHttpResult>> ChangesAsync(
        string? period, OverviewReader overviews, CancellationToken cancellationToken)
    {
        if (Period.Find(period) is not { } asked)
            return OutletEndpoints.UnknownPeriod(period);
        var overview = await overviews.ReadAsync(asked, cancellationToken);
        return TypedResults.Ok(ChangesChart.Of(overview.Window, overview.Outlets));
    }
}
