using System.Globalization;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>
/// Hours of the week in a time zone: <c>sat,sun</c>, <c>mon-fri 22:00-06:00 Europe/Berlin</c>, <c>daily 01:00-02:00</c>. Hours that pass
/// midnight belong to the day that they begin on.
/// </summary>
internal sealed class Recurrence
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly bool[] days;
    private readonly TimeOnly from;
    private readonly TimeOnly to;
    private readonly TimeZoneInfo zone;

    private Recurrence(bool[] days, TimeOnly from, TimeOnly to, TimeZoneInfo zone) =>
        (this.days, this.from, this.to, this.zone) = (days, from, to, zone);

    /// <summary>Reads hours of the week.</summary>
    /// <exception cref="FormatException">They can't be understood.</exception>
    public static Recurrence Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is < 1 or > 3)
            throw Wrong(text);
        var (from, to) = (TimeOnly.MinValue, TimeOnly.MinValue);
        var zone = TimeZoneInfo.Utc;
        foreach (var part in parts.Skip(1))
        {
            if (part.Contains(':', StringComparison.Ordinal))
                (from, to) = Hours(part, text);
            else if (!TimeZoneInfo.TryFindSystemTimeZoneById(part, out zone!))
                throw new FormatException($"'{part}' is no time zone; write one as Europe/Berlin");
        }

        return new Recurrence(Weekdays(parts[0], text), from, to, zone);
    }

    /// <summary>Whether a moment lies in these hours.</summary>
    public bool Holds(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        var (day, time) = ((int)local.DayOfWeek, TimeOnly.FromDateTime(local));
        if (from == to)
            return days[day];
        return from < to
            ? days[day] && time >= from && time < to
            : (days[day] && time >= from) || (days[(day + 6) % 7] && time < to);
    }

    private static bool[] Weekdays(string text, string whole)
    {
        var days = new bool[7];
        foreach (var item in text.ToLowerInvariant().Split(','))
        {
            if (item is "daily")
            {
                Array.Fill(days, true);
                continue;
            }

            var ends = item.Split('-');
            var (first, last) = (Array.IndexOf(Days, ends[0]), Array.IndexOf(Days, ends[^1]));
            if (ends.Length > 2 || first < 0 || last < 0)
                throw Wrong(whole);
            for (var day = first; ; day = (day + 1) % 7)
            {
                days[day] = true;
                if (day == last)
                    break;
            }
        }

        return days;
    }

    private static (TimeOnly From, TimeOnly To) Hours(string text, string whole) =>
        text.Split('-') is [var from, var to] && Time(from) is { } start && Time(to) is { } end ? (start, end) : throw Wrong(whole);

    private static TimeOnly? Time(string text) => text is "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static FormatException Wrong(string text) =>
        new($"'{text}' names no hours of the week; write them as 'sat,sun', 'mon-fri 22:00-06:00 Europe/Berlin' or 'daily 01:00-02:00'");
}
