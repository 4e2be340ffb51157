using System.Globalization;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages.Watching;

/// <summary>Words for what sources are, in the language of the request.</summary>
internal static class SourceWords
{
    /// <summary>How a source does.</summary>
    public static string State(SourceListing source) => source.State switch
    {
        SourceState.Paused => SourceTexts.StatePaused,
        SourceState.Gone => SourceTexts.StateGone,
        _ when source.Failures > 0 => source.Failures == 1 ? SourceTexts.StateFailingOnce : Display.Fill(SourceTexts.StateFailing, source.Failures),
        _ when source.LastPolled is null => SourceTexts.StateNew,
        _ => SourceTexts.StateFine,
    };

    /// <summary>Class of its badge.</summary>
    public static string ClassOf(SourceListing source) => source.State switch
    {
        SourceState.Paused => "quiet",
        SourceState.Gone => "failed",
        _ => source.Failures > 0 ? "failed" : source.LastPolled is null ? "plain" : "fine",
    };

    /// <summary>How far off a moment is.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now) => at <= now
        ? Display.Fill(SourceTexts.Ago, Lasting(now - at))
        : Display.Fill(SourceTexts.Ahead, Lasting(at - now));

    /// <summary>A length of time, roughly.</summary>
    public static string Lasting(TimeSpan span) =>
        span.TotalDays >= 2 ? Display.Fill(SourceTexts.Days, (int)Math.Round(span.TotalDays))
        : span.TotalHours >= 2 ? Display.Fill(SourceTexts.Hours, (int)Math.Round(span.TotalHours))
        : span.TotalMinutes >= 1 ? Display.Fill(SourceTexts.Minutes, (int)Math.Round(span.TotalMinutes))
        : SourceTexts.Moment;

    /// <summary>A number of bytes.</summary>
    public static string Bytes(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1000 && unit < units.Length - 1; unit++)
            value /= 1000;
        return value.ToString(value < 10 && unit > 0 ? "0.0" : "0", CultureInfo.CurrentCulture) + "\u00A0" + units[unit];
    }
}
