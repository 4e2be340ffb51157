using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Chooses marks of a time axis: weeks, months or years, as many as fit.</summary>
internal static class TimeTicks
{
    private static readonly int[] Weeks = [7, 14];
    private static readonly int[] Months = [1, 2, 3, 6];
    private static readonly int[] Years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

    /// <summary>Marks inside the span, at most <paramref name="limit"/> of them, of the finest kind that fits.</summary>
    public static IReadOnlyList<TimeTick> Of(DaySpan span, int limit)
    {
        foreach (var days in Weeks)
        {
            if (span.Days / days < limit)
                return Mondays(span, days);
        }

        return Months.Select(step => Stepped(span, step, "MMM"))
            .Concat(Years.Select(step => Stepped(span, step * 12, "yyyy")))
            .FirstOrDefault(ticks => ticks.Count <= limit) ?? [];
    }

    private static List<TimeTick> Mondays(DaySpan span, int days)
    {
        var ticks = new List<TimeTick>();
        for (var day = span.First.DayNumber + (8 - (int)span.First.DayOfWeek) % 7; day <= span.Last.DayNumber; day += days)
            ticks.Add(new TimeTick(DateOnly.FromDayNumber(day), "d MMM"));
        return ticks;
    }

    private static List<TimeTick> Stepped(DaySpan span, int months, string format)
    {
        var ticks = new List<TimeTick>();
        var index = (span.First.Year * 12 + span.First.Month - 1 + months - 1) / months * months;
        for (; index / 12 <= span.Last.Year; index += months)
        {
            var day = new DateOnly(index / 12, index % 12 + 1, 1);
            if (span.Contains(day))
                ticks.Add(new TimeTick(day, day.Month == 1 ? "yyyy" : format));
        }

        return ticks;
    }
}
