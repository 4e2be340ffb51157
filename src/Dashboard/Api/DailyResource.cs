namespace StreamSubjectivity.Dashboard.Api;

/// <summary>An outlet's trend as fine points and a coarse line; days, weeks and months without articles are left out.</summary>
internal sealed record DailyResource(
    PeriodResource Period,
    string? Scorer,
    string Outlet,
    double? LevelBefore,
    string FineStep,
    IReadOnlyList<PointResource> Fine,
    string CoarseStep,
    IReadOnlyList<PointResource> Coarse);
