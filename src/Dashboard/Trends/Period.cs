using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>A period that a person may look at, up to the newest scored day.</summary>
/// <param name="Name">Its name in URLs.</param>
/// <param name="Days">How many days it has; null for all.</param>
/// <param name="RecentDays">Days at its end that are held against the rest.</param>
internal sealed record Period(string Name, int? Days, int RecentDays)
{
    /// <summary>Longest window whose days are shown one by one; a longer one shows weeks.</summary>
    public const int LongestDaily = 120;

    /// <summary>What is shown unless another is asked for.</summary>
    public static readonly Period Default = new("10w", 70, 14);

    /// <summary>All of them, the shortest first.</summary>
    public static readonly IReadOnlyList<Period> All =
        [new("4w", 28, 7), Default, new("1y", 365, 28), new("all", null, 28)];

    /// <summary>The period with this name; null for none of that name, the default for an empty name.</summary>
    public static Period? Find(string? name) =>
        string.IsNullOrEmpty(name) ? Default : All.FirstOrDefault(period => period.Name == name);

    /// <summary>
    /// Places the period at the newest scored day, so that a corpus of last year shows as well as a live feed does.
    /// Days after <paramref name="today"/> come from wrong clocks of outlets and don't move it.
    /// </summary>
    public Window At(DaySpan? scored, DateOnly today)
    {
        var last = scored is { } span && span.Last < today ? span.Last : today;
        if (scored is { } future && future.First > today)
            last = future.Last;
        var first = Days is { } days ? Back(last, days - 1) : scored is { } all && all.First < last ? all.First : last;
        if (last.DayNumber - first.DayNumber < RecentDays)
            first = Back(last, RecentDays);
        return new Window(new DaySpan(first, last), Back(last, RecentDays - 1));
    }

    // Outlets do date articles to the year 1.
    private static DateOnly Back(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - days));
}
