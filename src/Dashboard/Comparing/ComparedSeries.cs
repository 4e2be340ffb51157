using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Comparing;

/// <summary>An outlet or its section over the window of a comparison.</summary>
/// <param name="Outlet">The outlet.</param>
/// <param name="Section">Its section; null for all of them.</param>
/// <param name="Name">What it is called in this comparison.</param>
/// <param name="Totals">Its scored articles.</param>
/// <param name="Mean">Their mean, standardised where that was asked for; null for too few.</param>
/// <param name="Points">Its days or weeks, means of which are standardised where that was asked for.</param>
/// <param name="Spread">How articles differ within a point; null where no point has two.</param>
/// <param name="Sections">Its sections with their totals.</param>
/// <param name="Covered">Its articles in sections that all have; null where nothing is standardised.</param>
internal sealed record ComparedSeries(
    OutletListing Outlet,
    string? Section,
    string Name,
    ScoreTotals Totals,
    MeanEstimate? Mean,
    IReadOnlyList<SeriesPoint> Points,
    ArticleSpreads? Spread,
    IReadOnlyDictionary<string, ScoreTotals> Sections,
    long? Covered)
{
    /// <summary>Share of its articles that lie in sections that all have, 0..1; null where nothing is standardised.</summary>
    public double? CoveredShare => Covered is { } covered && Totals.Articles > 0 ? (double)covered / Totals.Articles : null;

    /// <summary>Whether some articles are in both: then they aren't independent, and no interval of a difference holds.</summary>
    public bool Overlaps(ComparedSeries other) => Outlet.Key == other.Outlet.Key
        && (Section is null || other.Section is null || string.Equals(Section, other.Section, StringComparison.OrdinalIgnoreCase));

    /// <summary>How far it lies above another one; null where that can't be told.</summary>
    public MeanDifference? Above(ComparedSeries other) =>
        Mean is { } mean && other.Mean is { } level && !Overlaps(other) ? MeanDifference.Of(mean, level) : null;
}
