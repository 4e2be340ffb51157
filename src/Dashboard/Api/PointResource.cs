using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A day, week or month of a trend; the ends of the period cut it.</summary>
internal sealed record PointResource(
    DateOnly First,
    DateOnly Last,
    long Articles,
    long Sentences,
    long OwnSentences,
    double PSubjective,
    double? PSubjectiveSd,
    double? SubjectiveShare)
{
    public static PointResource Of(TrendPoint point) => new(
        point.Span.First,
        point.Span.Last,
        point.Totals.Articles,
        point.Totals.Sentences,
        point.Totals.OwnSentences,
        Math.Round(point.Score, 6),
        Decimals.Of(point.Totals.StandardDeviation),
        Decimals.Of(point.Totals.SubjectiveShare));
}
