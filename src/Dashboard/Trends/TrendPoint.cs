using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>A point of a trend: a day, a week or a month.</summary>
/// <param name="Span">Its days, cut at the window.</param>
/// <param name="Totals">What was scored in them, at least one article.</param>
internal readonly record struct TrendPoint(DaySpan Span, ScoreTotals Totals)
{
    /// <summary>Mean of the article scores, 0..1.</summary>
    public double Score => Totals.PSubjective!.Value;

    /// <summary>Half the width of the 95 % interval of the mean, by how articles differ; null for too few of them.</summary>
    public double? HalfWidth => Totals.Articles < MeanEstimate.FewestArticles
        ? null
        : StudentT.Quantile(Totals.Articles - 1) * Totals.StandardDeviation!.Value / Math.Sqrt(Totals.Articles);

    /// <summary>Lower end of the interval; a score is never below 0.</summary>
    public double Low => Math.Max(0, Score - (HalfWidth ?? 0));

    /// <summary>Upper end; a score is never above 1.</summary>
    public double High => Math.Min(1, Score + (HalfWidth ?? 0));

    /// <summary>Its middle in days since the first of January of the year 1.</summary>
    public double Middle => (Span.First.DayNumber + Span.Last.DayNumber + 1) / 2.0;
}
