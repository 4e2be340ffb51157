namespace StreamSubjectivity.Dashboard.Api;

/// <summary>An outlet with its sections, and its articles by score in bins of equal width over 0..1.</summary>
internal sealed record OutletDetailResource(
    PeriodResource Period,
    string? Scorer,
    OutletResource Outlet,
    IReadOnlyList<SectionResource> Sections,
    IReadOnlyList<int> Distribution);
