using StreamSubjectivity.Dashboard.Resources;

namespace StreamSubjectivity.Dashboard.Formatting;

/// <summary>How long ago something was, in one unit.</summary>
internal static class Age
{
    /// <summary>Writes it; what a clock that runs behind makes negative is no time at all.</summary>
    public static string Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 60 } => Display.Fill(OverviewTexts.AgeSeconds, Display.Count((long)Math.Max(0, age.TotalSeconds))),
        { TotalMinutes: < 60 } => Display.Fill(OverviewTexts.AgeMinutes, Display.Count((long)age.TotalMinutes)),
        { TotalHours: < 48 } => Display.Fill(OverviewTexts.AgeHours, Display.Count((long)age.TotalHours)),
        _ => Display.Fill(OverviewTexts.AgeDays, Display.Count((long)age.TotalDays)),
    };
}
