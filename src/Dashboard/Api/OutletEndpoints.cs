using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>
/// Outlets and their trends. All take <c>period</c>: <c>4w</c>, <c>10w</c> (as without), <c>1y</c> or <c>all</c>; an outlet by itself takes
/// days from one to another too.
/// </summary>
internal static class OutletEndpoints
{

    public static void MapOutlets(this IEndpointRouteBuilder api)
    {
        api.MapGet("/outlets", ListAsync).WithTags("Outlets").WithSummary("Outlets with their trend over a period, those that changed most first.");
        api.MapGet("/outlets/{key}", FindAsync)
            .WithTags("Outlets")
            .WithSummary("An outlet or one of its sections: trend with intervals, lasting changes, sections, authors, alerts, articles by score.")
            .WithDescription(
                "period: 4w, 10w (as without), 1y or all; or from and to, days as 2026-03-31. section: one section, empty for the articles "
                + "that name none. step: day or week; without it, days of up to 35 days and weeks of more.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
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
        [AsParameters] PeriodRequest period,
        string? section,
        string? step,
        TrendReader trends,
        SeriesReader reader,
        StatusMonitor status,
        IOutletQueries outlets,
        SpreadReader spreads,
        CancellationToken cancellationToken)
    {
        if (await trends.WindowAsync(period, cancellationToken) is not { } window)
            return ApiEndpoints.Invalid(PeriodRequest.Rule);
        if (await reader.ReadAsync(key, section, window, step, cancellationToken) is not { } reading)
            return UnknownOutlet(key);
        var sections = await outlets.SectionsAsync(key, window.Span, window.RecentFrom, cancellationToken);
        var spread = await spreads.ReadAsync(key, section, window.Span, cancellationToken);
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return TypedResults.Ok(new OutletDetailResource(
            PeriodResource.Of(period, window),
            snapshot.Scorer?.Key,
            OutletResource.Of(reading),
            section,
            reading.Trend.Step == TrendStep.Day ? "day" : "week",
            [.. reading.Trend.Points.Select(SeriesPointResource.Of)],
            [.. reading.Trend.Incomplete.Select(DaysResource.Of)],
            [.. reading.Changes.Select(DatedChangeResource.Of)],
            reading.Shifts?.Select(DetectorResource.Of).ToList(),
            [.. sections.Where(s => section is null || s.Section == section).Select(SectionResource.Of)],
            [.. spread.Authors.Select(AuthorResource.Of)],
            [.. reading.Alerts.Select(OutletAlertResource.Of)],
            spread.Bins,
            spread.Articles));
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
