using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A day or week of a series with the 95 % interval of its mean; null where it isn't known.</summary>
internal sealed record SeriesPointResource(
    DateOnly First,
    DateOnly Last,
    long Articles,
    double PSubjective,
    double? Low,
    double? High,
    double? SubjectiveShare,
    bool Complete)
{
    public static SeriesPointResource Of(SeriesPoint point) => new(
        point.Span.First,
        point.Span.Last,
        point.Totals.Articles,
        Math.Round(point.Score, 6),
        Decimals.Of(point.Mean?.Low),
        Decimals.Of(point.Mean?.High),
        Decimals.Of(point.Totals.SubjectiveShare),
        point.Complete);
}
