using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>A day or week of a series.</summary>
/// <param name="Span">Its days, cut at the window.</param>
/// <param name="Totals">What was scored in it, at least one article.</param>
/// <param name="Mean">Its mean with its interval, standardised where that was asked for; null where no spread is known.</param>
/// <param name="Complete">Whether nothing more is expected of it.</param>
internal sealed record SeriesPoint(DaySpan Span, ScoreTotals Totals, MeanEstimate? Mean, bool Complete)
{
    /// <summary>The mean, 0..1.</summary>
    public double Score => Mean?.Mean ?? Totals.PSubjective!.Value;
}
