using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What is scored and what waits, in all and outlet by outlet.</summary>
internal sealed record CoverageResource(SystemStatus System, IReadOnlyList<OutletCoverage> Outlets);
