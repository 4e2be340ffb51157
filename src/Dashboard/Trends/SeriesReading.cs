using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>What there is to say of an outlet's series, or of that of its section, over a window.</summary>
/// <param name="Outlet">The outlet.</param>
/// <param name="Section">Its section, <c>""</c> for articles that name none; null for all of them.</param>
/// <param name="Coverage">What the whole outlet has and lacks.</param>
/// <param name="Scored">From its first to its last scored day; null where none is.</param>
/// <param name="Trend">Its trend.</param>
/// <param name="Shifts">What the detector says, one a language; null where there is no detector.</param>
/// <param name="Alerts">Alerts about it, the newest first.</param>
internal sealed record SeriesReading(
    OutletListing Outlet,
    string? Section,
    OutletCoverage Coverage,
    DaySpan? Scored,
    SeriesTrend Trend,
    IReadOnlyList<SeriesShifts>? Shifts,
    IReadOnlyList<OutletAlert> Alerts)
{
    /// <summary>Lasting changes that the window shows.</summary>
    public IReadOnlyList<DatedChange> Changes { get; } = DatedChange.Of(Shifts, OfSeries(Alerts, Section), Trend.Window.Span);

    /// <summary>What the detector says of the language with most articles; null where it says nothing.</summary>
    public SeriesShifts? Main => Shifts is [var main, ..] ? main : null;

    // An outlet's page names the alerts of its sections too; their changes are those of other series.
    private static IReadOnlyList<OutletAlert> OfSeries(IReadOnlyList<OutletAlert> alerts, string? section) =>
        [.. alerts.Where(alert => alert.Section == section)];
}
