namespace StreamSubjectivity.Dashboard.Api;

/// <summary>
/// An outlet, or one section of it: its trend, lasting changes, what the detector says (null where the server has none), sections,
/// authors, alerts, and its articles by score in bins of equal width over 0..1. Authors and bins are of the newest
/// <paramref name="ArticlesLookedAt"/> articles of the period.
/// </summary>
internal sealed record OutletDetailResource(
    PeriodResource Period,
    string? Scorer,
    OutletResource Outlet,
    string? Section,
    string Step,
    IReadOnlyList<SeriesPointResource> Points,
    IReadOnlyList<DaysResource> Incomplete,
    IReadOnlyList<DatedChangeResource> Changes,
    IReadOnlyList<DetectorResource>? Detector,
    IReadOnlyList<SectionResource> Sections,
    IReadOnlyList<AuthorResource> Authors,
    IReadOnlyList<OutletAlertResource> Alerts,
    IReadOnlyList<int> Distribution,
    int ArticlesLookedAt);
