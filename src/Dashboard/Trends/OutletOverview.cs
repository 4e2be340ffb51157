using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>An outlet among the others.</summary>
/// <param name="Outlet">The outlet.</param>
/// <param name="Coverage">What it has and lacks.</param>
/// <param name="Trend">Its trend.</param>
internal sealed record OutletOverview(OutletListing Outlet, OutletCoverage Coverage, OutletTrend Trend);
