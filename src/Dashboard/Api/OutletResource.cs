using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>An outlet: what is stored of it at all, and its period.</summary>
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
    public static OutletResource Of(OutletOverview overview) => new(
        overview.Outlet.Key,
        overview.Outlet.Name,
        overview.Outlet.Homepage,
        overview.Coverage.Articles,
        overview.Coverage.Sentences,
        overview.Coverage.Scored,
        overview.Coverage.Dead,
        overview.Coverage.Waiting,
        TotalsResource.Of(overview.Trend.Whole),
        ChangeResource.Of(overview.Trend.Change));
}
