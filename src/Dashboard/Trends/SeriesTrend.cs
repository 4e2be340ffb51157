using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>A series over a window: its points with their bands, what it lacks, and its recent part held against the rest.</summary>
internal sealed class SeriesTrend
{
    /// <summary>Longest window whose days may be shown one by one: more points than pixels show nothing.</summary>
    public const int LongestDaily = 1100;

    // A few articles a day scatter: over more days than that, weeks say more.
    private const int UsuallyDaily = 35;

    private SeriesTrend(Window window, TrendStep step, IReadOnlyList<SeriesDay> days, DateOnly today)
    {
        (Window, Step) = (window, step);
        bool IsOver(SeriesDay day) => day.Complete && day.Day < today;
        // Of a week that isn't over more will come on days that have no article yet.
        var lasting = step == TrendStep.Day ? 1 : 7;
        var groups = days.GroupBy(day => Begin(day.Day, step))
            .Select(group => (group.Key, Totals: Sum(group), Complete: group.All(IsOver) && group.Key.DayNumber + lasting <= today.DayNumber))
            .Where(group => group.Totals.Articles > 0)
            .ToList();
        Spread = ArticleSpreads.Within(groups.Select(group => group.Totals));
        Points = [.. groups.Select(group => new SeriesPoint(Span(group.Key), group.Totals, Spread?.Of(group.Totals), group.Complete))];
        Incomplete = Runs(days.Where(day => !IsOver(day)).Select(day => day.Day), today);
        Change = new ToneChange(
            Sum(days.Where(day => day.Day < window.RecentFrom)), Sum(days.Where(day => day.Day >= window.RecentFrom)));
    }

    /// <summary>The window that it covers.</summary>
    public Window Window { get; }

    /// <summary>What its points are of.</summary>
    public TrendStep Step { get; }

    /// <summary>Points with articles, in order.</summary>
    public IReadOnlyList<SeriesPoint> Points { get; }

    /// <summary>How articles differ within a point; null where no point has two.</summary>
    public ArticleSpreads? Spread { get; }

    /// <summary>Runs of days of which more may come: today, and those with sentences that wait for a score.</summary>
    public IReadOnlyList<DaySpan> Incomplete { get; }

    /// <summary>The recent part against the rest.</summary>
    public ToneChange Change { get; }

    /// <summary>The whole window.</summary>
    public ScoreTotals Whole => Change.Before + Change.Recent;

    /// <summary>Makes the trend of the days of one series.</summary>
    /// <param name="window">Days that count.</param>
    /// <param name="step">What points are of.</param>
    /// <param name="days">The days.</param>
    /// <param name="today">The day that isn't over yet.</param>
    public static SeriesTrend Of(Window window, TrendStep step, IEnumerable<SeriesDay> days, DateOnly today) =>
        new(window, step, [.. days.Where(day => window.Span.Contains(day.Day)).OrderBy(day => day.Day)], today);

    /// <summary>The step that is asked for where the window isn't too long for it; else days of a short window, weeks of a longer one.</summary>
    public static TrendStep StepOf(string? asked, Window window) => asked switch
    {
        "week" => TrendStep.Week,
        "day" when window.Span.Days <= LongestDaily => TrendStep.Day,
        _ => window.Span.Days <= UsuallyDaily ? TrendStep.Day : TrendStep.Week,
    };

    /// <summary>First day of the day or week that a day lies in.</summary>
    public static DateOnly Begin(DateOnly day, TrendStep step) =>
        step == TrendStep.Day ? day : day.AddDays(-Math.Min(((int)day.DayOfWeek + 6) % 7, day.DayNumber));

    private DaySpan Span(DateOnly begin) => SpanOf(begin, Step, Window.Span);

    /// <summary>The days of a day or week that lie in a window.</summary>
    public static DaySpan SpanOf(DateOnly begin, TrendStep step, DaySpan window)
    {
        var last = step == TrendStep.Day ? begin.DayNumber : Math.Min(begin.DayNumber + 6, window.Last.DayNumber);
        return new DaySpan(begin < window.First ? window.First : begin, DateOnly.FromDayNumber(last));
    }

    private List<DaySpan> Runs(IEnumerable<DateOnly> days, DateOnly today)
    {
        var runs = new List<DaySpan>();
        foreach (var day in days.Concat(Window.Span.Contains(today) ? [today] : []).Distinct().Order())
        {
            if (runs.Count > 0 && runs[^1].Last.AddDays(1) == day)
                runs[^1] = runs[^1] with { Last = day };
            else
                runs.Add(new DaySpan(day, day));
        }

        return runs;
    }

    private static ScoreTotals Sum(IEnumerable<SeriesDay> days) =>
        days.Aggregate(default(ScoreTotals), (sum, day) => sum + day.Totals);
}
