using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Chooses marks of a time axis: weeks, months or years, as many as fit.</summary>
internal static class TimeTicks
{
    private static readonly int[] Weeks = [7, 14];
    private static readonly int[] Months = [1, 2, 3, 6];
    private static readonly int[] Years = [1, 2, 5, 10, 20, 50, 100, 500];

    /// <summary>Marks inside the span, at most <paramref name="limit"/> of them, of the finest kind that fits.</summary>
    public static IReadOnlyList<TimeTick> Of(DaySpan span, int limit)
    {
        foreach (var days in Weeks)
        {
            var mondays = Every(span, FirstMonday(span), days, "d MMM");
            if (mondays.Count <= limit)
                return mondays;
        }

        foreach (var step in Months)
        {
            var months = Stepped(span, step, "MMM");
            if (months.Count <= limit)
                return months;
        }

        foreach (var step in Years)
        {
            var years = Stepped(span, step * 12, "yyyy");
            if (years.Count <= limit)
                return years;
        }

        return [];
    }

    private static DateOnly FirstMonday(DaySpan span) => span.First.AddDays((8 - (int)span.First.DayOfWeek) % 7);

    private static List<TimeTick> Every(DaySpan span, DateOnly first, int days, string format)
    {
        var ticks = new List<TimeTick>();
        for (var day = first; day <= span.Last; day = day.AddDays(days))
            ticks.Add(new TimeTick(day, format));
        return ticks;
    }

    private static List<TimeTick> Stepped(DaySpan span, int months, string format)
    {
        var ticks = new List<TimeTick>();
        var index = (span.First.Year * 12 + span.First.Month - 1 + months - 1) / months * months;
        for (; index / 12 <= Math.Min(span.Last.Year, 9999); index += months)
        {
            var day = new DateOnly(index / 12, index % 12 + 1, 1);
            if (span.Contains(day))
                ticks.Add(new TimeTick(day, day.Month == 1 ? "yyyy" : format));
        }

        return ticks;
    }
}
