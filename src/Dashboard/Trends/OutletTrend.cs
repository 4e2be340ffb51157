using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>An outlet's trend over a window: fine points, a coarse line, and the recent part held against the rest.</summary>
internal sealed class OutletTrend
{
    private OutletTrend(Window window, IReadOnlyList<OutletDay> days, bool alone)
    {
        Window = window;
        Fine = !alone ? [] : window.Daily ? Group(days, window, day => day, day => day) : Group(days, window, Monday, Sunday);
        Coarse = window.Daily ? Group(days, window, Monday, Sunday) : Group(days, window, FirstOfMonth, LastOfMonth);
        Change = new ToneChange(
            Sum(days.Where(day => day.Day < window.RecentFrom)),
            Sum(days.Where(day => day.Day >= window.RecentFrom)));
    }

    /// <summary>The window that it covers.</summary>
    public Window Window { get; }

    /// <summary>Days of a short window, weeks of a long one; those without articles are left out. Empty among others.</summary>
    public IReadOnlyList<TrendPoint> Fine { get; }

    /// <summary>ISO weeks of a short window, months of a long one; those without articles are left out.</summary>
    public IReadOnlyList<TrendPoint> Coarse { get; }

    /// <summary>The recent part against the rest.</summary>
    public ToneChange Change { get; }

    /// <summary>The whole window.</summary>
    public ScoreTotals Whole => Change.Before + Change.Recent;

    /// <summary>Makes the trend of one outlet's days.</summary>
    public static OutletTrend Of(Window window, IEnumerable<OutletDay> days) =>
        Of(window, days, alone: true);

    /// <summary>The same without its fine points, for which the months that <see cref="IOutletQueries.MonthsAsync"/> gives are enough.</summary>
    public static OutletTrend AmongOthers(Window window, IEnumerable<OutletDay> days) => Of(window, days, alone: false);

    private static OutletTrend Of(Window window, IEnumerable<OutletDay> days, bool alone) =>
        new(window, [.. days.Where(day => window.Span.Contains(day.Day)).OrderBy(day => day.Day)], alone);

    private static List<TrendPoint> Group(
        IReadOnlyList<OutletDay> days, Window window, Func<DateOnly, DateOnly> first, Func<DateOnly, DateOnly> last) =>
        [.. days.GroupBy(day => first(day.Day)).Select(group => new TrendPoint(
            new DaySpan(
                group.Key < window.Span.First ? window.Span.First : group.Key,
                last(group.Key) > window.Span.Last ? window.Span.Last : last(group.Key)),
            Sum(group)))];

    private static ScoreTotals Sum(IEnumerable<OutletDay> days) =>
        days.Aggregate(default(ScoreTotals), (sum, day) => sum + day.Totals);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly Sunday(DateOnly day) => Monday(day).AddDays(6);

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly LastOfMonth(DateOnly day) => FirstOfMonth(day).AddMonths(1).AddDays(-1);
}
