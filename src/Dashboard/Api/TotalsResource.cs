using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Means over scored articles; null where there are none.</summary>
internal sealed record TotalsResource(
    long Articles, long Sentences, long OwnSentences, double? PSubjective, double? PSubjectiveSd, double? SubjectiveShare)
{
    public static TotalsResource Of(ScoreTotals totals) => new(
        totals.Articles,
        totals.Sentences,
        totals.OwnSentences,
        Decimals.Of(totals.PSubjective),
        Decimals.Of(totals.StandardDeviation),
        Decimals.Of(totals.SubjectiveShare));
}
