using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>A period placed in time.</summary>
/// <param name="Span">Its days.</param>
/// <param name="RecentFrom">First day of its recent part.</param>
internal sealed record Window(DaySpan Span, DateOnly RecentFrom)
{
    /// <summary>Days of the recent part.</summary>
    public int RecentDays => Span.Last.DayNumber - RecentFrom.DayNumber + 1;

    /// <summary>Whether its days are shown one by one.</summary>
    public bool Daily => Span.Days <= Period.LongestDaily;
}
