using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Statistics;

/// <summary>
/// How far articles lie from the mean of their day or week, pooled over all of these: a day of two articles has no spread of its own that
/// could be trusted.
/// </summary>
/// <param name="Variance">Pooled variance of an article within its day or week.</param>
/// <param name="Freedom">Its degrees of freedom.</param>
internal readonly record struct ArticleSpreads(double Variance, double Freedom)
{
    /// <summary>Half the width of a mean over one article; over n it is this over the root of n.</summary>
    public double Reach => StudentT.Quantile(Freedom) * Math.Sqrt(Variance);

    /// <summary>The spread within these groups; null where none has two articles.</summary>
    public static ArticleSpreads? Within(IEnumerable<ScoreTotals> groups)
    {
        double squares = 0, freedom = 0;
        foreach (var group in groups.Where(group => group.Articles > 1))
        {
            squares += group.StandardDeviation!.Value * group.StandardDeviation.Value * (group.Articles - 1);
            freedom += group.Articles - 1;
        }

        return freedom > 0 ? new ArticleSpreads(squares / freedom, freedom) : null;
    }

    /// <summary>The mean of a group with this spread.</summary>
    public MeanEstimate Of(ScoreTotals group) => new(group.PSubjective!.Value, Variance / group.Articles, Freedom, group.Articles);
}
