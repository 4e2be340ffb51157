namespace StreamSubjectivity.Dashboard.Api;

/// <summary>All outlets, the one whose tone changed most first.</summary>
internal sealed record OutletsResource(PeriodResource Period, string? Scorer, IReadOnlyList<OutletResource> Outlets);
