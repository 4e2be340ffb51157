using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>An outlet: what is stored of it at all, and its period, or that of its section.</summary>
internal sealed record OutletResource(
    string Outlet,
    string Name,
    string? Homepage,
    long Articles,
    long Sentences,
    long Scored,
    long Dead,
    long Waiting,
    TotalsResource Period,
    ChangeResource Change)
{
    public static OutletResource Of(OutletOverview overview) =>
        Of(overview.Outlet, overview.Coverage, overview.Trend.Change, overview.Trend.Whole);

    public static OutletResource Of(SeriesReading reading) =>
        Of(reading.Outlet, reading.Coverage, reading.Trend.Change, reading.Trend.Whole);

    private static OutletResource Of(OutletListing outlet, OutletCoverage coverage, ToneChange change, ScoreTotals whole) => new(
        outlet.Key,
        outlet.Name,
        outlet.Homepage,
        coverage.Articles,
        coverage.Sentences,
        coverage.Scored,
        coverage.Dead,
        coverage.Waiting,
        TotalsResource.Of(whole),
        ChangeResource.Of(change));
}
