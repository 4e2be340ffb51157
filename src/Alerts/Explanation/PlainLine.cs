using System.Globalization;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Alerts.Explanation;

/// <summary>A shift in a line for people.</summary>
internal static class PlainLine
{
    /// <summary>The line, in English, with days such as 19 October 2026.</summary>
    public static string Of(SeriesName name, ShiftEvidence evidence, DatedShift shift, Decomposition sections)
    {
        var what = evidence.Kind switch
        {
            ShiftKind.Up => "writes more subjectively",
            ShiftKind.Down => "writes more objectively",
            ShiftKind.Wider => "has articles that differ more in tone",
            _ => "has articles that differ less in tone",
        };
        var where = name.Section is null ? name.Outlet : $"{name.Outlet}, {(name.Section.Length == 0 ? "no section" : name.Section)},";
        var line = $"{where} {what} since {Day(shift.Since)}{Between(shift)}";
        if (evidence.Kind is ShiftKind.Up or ShiftKind.Down)
            line += $": the mean score went from {Number(shift.From)} to {Number(shift.To)}";
        line += string.Create(CultureInfo.InvariantCulture, $"; {evidence.Confidence:P1} sure.");
        return evidence.Kind is ShiftKind.Up or ShiftKind.Down && name.Section is null ? $"{line} {Reason(sections)}" : line;
    }

    private static string Between(DatedShift shift) =>
        shift.Earliest == shift.Latest ? "" : $" (between {Day(shift.Earliest)} and {Day(shift.Latest)})";

    private static string Reason(Decomposition sections)
    {
        var share = sections.WithinShare ?? 0;
        var most = sections.Parts[0];
        var cause = share >= 0.5 ? "the same sections write otherwise" : "other sections fill more of the outlet";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Max(share, 1 - share):P0} of it is that {cause}; most comes from {(most.Name.Length == 0 ? "articles without a section" : most.Name)}.");
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(LevelEstimate level) =>
        string.Create(CultureInfo.InvariantCulture, $"{level.Value:.00} ({level.Low:.00} to {level.High:.00})");
}
