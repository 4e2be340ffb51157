using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamSubjectivity.Dashboard.Api;
using StreamSubjectivity.Dashboard.Comparing;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Charts of one outlet or section, and of some side by side.</summary>
internal static class SeriesCharts
{
    private const string Days = "period: 4w, 10w (as without), 1y or all; or from and to, days as 2026-03-31.";
    private const string OfOutlet = "outlet: its key. section: one section, empty for the articles that name none. " + Days;

    public static void MapSeriesCharts(this ChartRoutes charts)
    {
        charts.Map(TrendChart.Name, TrendAsync)
            .WithSummary("The trend of an outlet or section, with 95 % intervals, lasting changes, and days that aren't complete.")
            .WithDescription(OfOutlet + " step: day or week; without it, days of up to 35 days and weeks of more.");
        charts.Map(DistributionChart.Name, DistributionAsync)
            .WithSummary("The articles of an outlet or section by score.")
            .WithDescription(OfOutlet);
        charts.Map(CompareChart.Name, CompareAsync)
            .WithSummary("Up to eight outlets or sections in one chart, with 95 % intervals.")
            .WithDescription(CompareEndpoints.Parameters);
    }

    private static async Task<Results<Ok<ChartResource>, ProblemHttpResult>> TrendAsync(
        string? outlet,
        string? section,
        string? step,
        [AsParameters] PeriodRequest period,
        TrendReader trends,
        SeriesReader reader,
        CancellationToken cancellationToken)
    {
        if (await trends.WindowAsync(period, cancellationToken) is not { } window)
            return ApiEndpoints.Invalid(PeriodRequest.Rule);
        return await reader.ReadAsync(outlet ?? "", section, window, step, cancellationToken) is { } reading
            ? TypedResults.Ok(TrendChart.Of(reading))
            : ApiEndpoints.Missing($"There is no outlet '{outlet}'.");
    }

    private static async Task<Results<Ok<ChartResource>, ProblemHttpResult>> DistributionAsync(
        string? outlet,
        string? section,
        [AsParameters] PeriodRequest period,
        TrendReader trends,
        IOutletQueries outlets,
        SpreadReader spreads,
        CancellationToken cancellationToken)
    {
        if (await trends.WindowAsync(period, cancellationToken) is not { } window)
            return ApiEndpoints.Invalid(PeriodRequest.Rule);
        if (await outlets.FindAsync(outlet ?? "", cancellationToken) is not { } found)
            return ApiEndpoints.Missing($"There is no outlet '{outlet}'.");
        var spread = await spreads.ReadAsync(found.Key, section, window.Span, cancellationToken);
        return TypedResults.Ok(DistributionChart.Of(found, section, window.Span, spread));
    }

    private static async Task<Results<Ok<ChartResource>, ProblemHttpResult>> CompareAsync(
        [AsParameters] CompareQuery query, ComparisonReader reader, CancellationToken cancellationToken)
    {
        var comparison = await reader.ReadAsync(query.Request, cancellationToken);
        return CompareEndpoints.FaultOf(comparison) is { } fault ? fault : TypedResults.Ok(CompareChart.Of(comparison!));
    }
}
