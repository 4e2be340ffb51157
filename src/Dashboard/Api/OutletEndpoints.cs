using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Outlets and their trends. All take <c>period</c>: <c>4w</c>, <c>10w</c> (as without), <c>1y</c> or <c>all</c>.</summary>
internal static class OutletEndpoints
{
    private const int DistributionBins = 20;

    public static void MapOutlets(this IEndpointRouteBuilder api)
    {
        api.MapGet("/outlets", ListAsync).WithTags("Outlets").WithSummary("Outlets with their trend over a period, those that changed most first.");
        api.MapGet("/outlets/{key}", FindAsync).WithTags("Outlets").WithSummary("An outlet with its trend, sections and distribution over a period.");
        api.MapGet("/outlets/{key}/daily", DailyAsync).WithTags("Outlets").WithSummary("An outlet day by day over a period.");
    }

    private static async Task<Results<Ok<OutletsResource>, ProblemHttpResult>> ListAsync(
        string? period, OverviewReader overviews, StatusMonitor status, CancellationToken cancellationToken)
    {
        if (Period.Find(period) is not { } asked)
            return UnknownPeriod(period);
        var overview = await overviews.ReadAsync(asked, cancellationToken);
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return TypedResults.Ok(new OutletsResource(
            PeriodResource.Of(asked, overview.Window), snapshot.Scorer?.Key, [.. overview.Outlets.Select(OutletResource.Of)]));
    }

    private static async Task<Results<Ok<OutletDetailResource>, ProblemHttpResult>> FindAsync(
        string key,
        string? period,
        TrendReader trends,
        StatusMonitor status,
        IOutletQueries outlets,
        CancellationToken cancellationToken)
    {
        if (Period.Find(period) is not { } asked)
            return UnknownPeriod(period);
        var window = await trends.WindowAsync(asked, cancellationToken);
        if (await trends.FindAsync(key, window, cancellationToken) is not { } overview)
            return UnknownOutlet(key);
        var sections = await outlets.SectionsAsync(key, window.Span, window.RecentFrom, cancellationToken);
        var bins = await outlets.DistributionAsync(key, window.Span, DistributionBins, cancellationToken);
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return TypedResults.Ok(new OutletDetailResource(
            PeriodResource.Of(asked, window),
            snapshot.Scorer?.Key,
            OutletResource.Of(overview),
            [.. sections.Select(SectionResource.Of)],
            bins));
    }

    private static async Task<Results<Ok<DailyResource>, ProblemHttpResult>> DailyAsync(
        string key, string? period, TrendReader trends, StatusMonitor status, CancellationToken cancellationToken)
    {
        if (Period.Find(period) is not { } asked)
            return UnknownPeriod(period);
        var window = await trends.WindowAsync(asked, cancellationToken);
        if (await trends.FindAsync(key, window, cancellationToken) is not { } overview)
            return UnknownOutlet(key);
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return TypedResults.Ok(new DailyResource(
            PeriodResource.Of(asked, window),
            snapshot.Scorer?.Key,
            key,
            overview.Trend.Change.Before.PSubjective,
            window.Daily ? "day" : "week",
            [.. overview.Trend.Fine.Select(PointResource.Of)],
            window.Daily ? "week" : "month",
            [.. overview.Trend.Coarse.Select(PointResource.Of)]));
    }

    /// <summary>400 for a period that isn't one.</summary>
    public static ProblemHttpResult UnknownPeriod(string? name) =>
        ApiEndpoints.Invalid($"The period '{name}' is none of {string.Join(", ", Period.All.Select(period => period.Name))}.");

    /// <summary>404 for an outlet that there isn't.</summary>
    public static ProblemHttpResult UnknownOutlet(string key) => ApiEndpoints.Missing($"There is no outlet '{key}'.");
}
