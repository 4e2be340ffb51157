using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>A lasting change of a series' level, with the alert that told of it where one did.</summary>
/// <param name="Since">The most likely first day of the new level.</param>
/// <param name="Earliest">First day of the interval that holds the change with 95 %.</param>
/// <param name="Latest">Last day of it.</param>
/// <param name="From">The level before.</param>
/// <param name="To">The level since.</param>
/// <param name="Confidence">Probability that the level has moved in this direction at all; null where an alert alone knows of the change.</param>
/// <param name="Language">Language of the series; null where the outlet has one alone, or an alert alone knows of it.</param>
/// <param name="Alert">Id of the alert, or null.</param>
internal sealed record DatedChange(
    DateOnly Since, DateOnly Earliest, DateOnly Latest, double From, double To, double? Confidence, string? Language, Guid? Alert)
{
    /// <summary>The changes of a series whose interval touches a span, in order.</summary>
    /// <param name="series">What the detector says, one a language; null where there is no detector.</param>
    /// <param name="alerts">Alerts of the very series.</param>
    /// <param name="span">Days that are shown.</param>
    public static IReadOnlyList<DatedChange> Of(IReadOnlyList<SeriesShifts>? series, IReadOnlyList<OutletAlert> alerts, DaySpan span)
    {
        var told = alerts.Where(alert => alert.Shift is { Direction: "up" or "down" }).ToList();
        var dated = (series ?? []).SelectMany(s => s.Changes.Select(change => OfChange(change, series!.Count > 1 ? s.Language : null, told))).ToList();
        // Right after a shift few days are known of the new level: an alarm may know of it before it can be dated among all days.
        var alone = told.Where(alert => !dated.Exists(change => IsSame(change, alert.Shift!))).Select(alert => OfAlert(alert.Id, alert.Shift!));
        return [.. dated.Concat(alone)
            .Where(change => change.Latest >= span.First && change.Earliest <= span.Last)
            .OrderBy(change => change.Since)];
    }

    private static DatedChange OfAlert(Guid id, AlertedShift shift) =>
        new(shift.Since, shift.Earliest, shift.Latest, shift.From, shift.To, null, null, id);

    private static DatedChange OfChange(LevelChange change, string? language, IEnumerable<OutletAlert> told)
    {
        var dated = new DatedChange(
            change.Since, change.Earliest, change.Latest, change.From, change.To, change.Confidence, language, null);
        return dated with { Alert = told.FirstOrDefault(alert => IsSame(dated, alert.Shift!))?.Id };
    }

    // An alarm dates its change from what was known then; the intervals of one change meet.
    private static bool IsSame(DatedChange change, AlertedShift shift) =>
        change.To > change.From == (shift.Direction == "up") && shift.Earliest <= change.Latest && shift.Latest >= change.Earliest;
}
