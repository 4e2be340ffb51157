using System.Globalization;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;

namespace StreamSubjectivity.Dashboard.Shifts;

/// <summary>A shift in words, in the language of the request.</summary>
internal static class ShiftWords
{
    /// <summary>It in a line for people.</summary>
    public static string Line(ShiftDetails shift)
    {
        var line = Display.Fill(What(shift.Kind), Place(shift.Series), Display.Day(shift.Since));
        if (shift.Earliest < shift.Latest)
            line += " " + Display.Fill(AlertTexts.LineBetween, Display.Day(shift.Earliest), Display.Day(shift.Latest));
        if (shift.IsOfLevel)
            line += Display.Fill(AlertTexts.LineLevels, Display.Score(shift.From.Value), Display.Score(shift.To.Value));
        return line + ".";
    }

    /// <summary>Which part of it is mix and which is another way of writing; null where nothing can be said.</summary>
    public static string? Cause(ShiftParts parts, string within, string mix)
    {
        if (parts.WithinShare is not { } share || parts.Parts.Count == 0)
            return null;
        var most = parts.Parts[0].Name;
        return Display.Fill(
            share >= 0.5 ? within : mix, Display.Percent(Math.Max(share, 1 - share)), most.Length == 0 ? AlertTexts.Unnamed : most);
    }

    /// <summary>How sure, never more so than the number of digits can say.</summary>
    public static string Sure(double confidence) => confidence >= 0.9995
        ? "> " + 0.999.ToString("P1", CultureInfo.CurrentCulture)
        : confidence.ToString("P1", CultureInfo.CurrentCulture);

    /// <summary>The outlet, and its section where it is one.</summary>
    public static string Place(ShiftSeries series) => Place(series.Outlet, series.Section);

    /// <summary>The outlet, and its section where it is one.</summary>
    public static string Place(string outlet, string? section) => section switch
    {
        null => outlet,
        "" => $"{outlet}, {AlertTexts.NoSection}",
        _ => $"{outlet}, {section}",
    };

    private static string What(ShiftKind kind) => kind switch
    {
        ShiftKind.Up => AlertTexts.LineUp,
        ShiftKind.Down => AlertTexts.LineDown,
        ShiftKind.Wider => AlertTexts.LineWider,
        _ => AlertTexts.LineNarrower,
    };
}
