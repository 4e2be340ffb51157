namespace StreamSubjectivity.Store.Queries;

/// <summary>What the dashboard asks about outlets. Scores are those of the active scorer; days are UTC days of publication.</summary>
public interface IOutletQueries
{
    /// <summary>All outlets by name.</summary>
    Task<IReadOnlyList<OutletListing>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The outlet with this key, or null.</summary>
    Task<OutletListing?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>First and last day that holds a scored article, over all outlets or one; null where none does.</summary>
    Task<DaySpan?> ScoredSpanAsync(string? outletKey, CancellationToken cancellationToken);

    /// <summary>The days of all outlets in no order, or of one in theirs. A day without scored articles has no row.</summary>
    Task<IReadOnlyList<OutletDay>> DaysAsync(string? outletKey, DaySpan span, CancellationToken cancellationToken);

    /// <summary>
    /// The same of all outlets, with months for days, each under its first day. From the first of the month of a day on, rows are days;
    /// so they are where the span cuts a month. A month counts the quotations of days without scored articles too.
    /// </summary>
    /// <param name="span">Days that count.</param>
    /// <param name="daysFrom">Day from which rows are days, so that what begins there is a sum of rows too, and what ends before it.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<OutletDay>> MonthsAsync(DaySpan span, DateOnly daysFrom, CancellationToken cancellationToken);

    /// <summary>The sections of an outlet, the one with most articles first; <c>""</c> stands for articles without one.</summary>
    /// <param name="outletKey">The outlet.</param>
    /// <param name="span">Days that count.</param>
    /// <param name="recentFrom">First day of the recent part, for the change.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<SectionTotals>> SectionsAsync(
        string outletKey, DaySpan span, DateOnly recentFrom, CancellationToken cancellationToken);
}
