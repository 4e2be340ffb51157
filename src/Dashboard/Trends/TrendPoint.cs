using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>A point of a trend: a day, a week or a month.</summary>
/// <param name="Span">Its days, cut at the window.</param>
/// <param name="Totals">What was scored in them, at least one article.</param>
internal readonly record struct TrendPoint(DaySpan Span, ScoreTotals Totals)
{
    /// <summary>Mean of the article scores, 0..1.</summary>
    public double Score => Totals.PSubjective!.Value;

    /// <summary>Its middle in days since the first of January of the year 1.</summary>
    public double Middle => (Span.First.DayNumber + Span.Last.DayNumber + 1) / 2.0;
}
