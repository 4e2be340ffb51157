using StreamSubjectivity.Dashboard.Comparing;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>
/// One of the compared: its mean (standardised where that was asked for and could be done) with its 95 % interval, how far it lies above
/// the baseline (null for the baseline, for too few articles, and where both share articles), and its points.
/// </summary>
internal sealed record ComparedResource(
    string Outlet,
    string OutletName,
    string? Section,
    bool Baseline,
    long Articles,
    double? PSubjective,
    double? Low,
    double? High,
    DifferenceResource? Difference,
    bool SharesArticlesWithBaseline,
    double? CoveredShare,
    IReadOnlyList<SeriesPointResource> Points)
{
    public static ComparedResource Of(ComparedSeries series, ComparedSeries baseline) => new(
        series.Outlet.Key,
        series.Outlet.Name,
        series.Section,
        series == baseline,
        series.Totals.Articles,
        Decimals.Of(series.Mean?.Mean ?? series.Totals.PSubjective),
        Decimals.Of(series.Mean?.Low),
        Decimals.Of(series.Mean?.High),
        series != baseline && series.Above(baseline) is { } difference ? DifferenceResource.Of(difference) : null,
        series != baseline && series.Overlaps(baseline),
        Decimals.Of(series.CoveredShare),
        [.. series.Points.Select(SeriesPointResource.Of)]);
}
