using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Statistics;

/// <summary>A mean of article scores, with articles as independent draws.</summary>
/// <param name="Mean">The mean, 0..1.</param>
/// <param name="Variance">Variance of the mean.</param>
/// <param name="Freedom">Degrees of freedom of that variance.</param>
/// <param name="Articles">Articles that it is of.</param>
internal readonly record struct MeanEstimate(double Mean, double Variance, double Freedom, long Articles)
{
    /// <summary>Fewest articles that an interval is given for: two say next to nothing of how others differ.</summary>
    public const int FewestArticles = 3;

    /// <summary>Half the width of the 95 % interval.</summary>
    public double HalfWidth => Variance > 0 ? StudentT.Quantile(Freedom) * Math.Sqrt(Variance) : 0;

    /// <summary>Lower end of the interval; a score is never below 0.</summary>
    public double Low => Math.Max(0, Mean - HalfWidth);

    /// <summary>Upper end; a score is never above 1.</summary>
    public double High => Math.Min(1, Mean + HalfWidth);

    /// <summary>The mean of these articles; null for too few.</summary>
    public static MeanEstimate? Of(ScoreTotals totals) => totals.Articles < FewestArticles
        ? null
        : new MeanEstimate(
            totals.PSubjective!.Value, totals.StandardDeviation!.Value * totals.StandardDeviation.Value / totals.Articles, totals.Articles - 1,
            totals.Articles);

    /// <summary>
    /// A sum of independent means, each times a fixed weight, with the degrees of freedom of Welch and Satterthwaite.
    /// </summary>
    public static MeanEstimate Sum(IEnumerable<(double Weight, MeanEstimate Part)> parts)
    {
        double mean = 0, variance = 0, spent = 0;
        long articles = 0;
        foreach (var (weight, part) in parts)
        {
            var own = weight * weight * part.Variance;
            mean += weight * part.Mean;
            variance += own;
            spent += own * own / part.Freedom;
            articles += part.Articles;
        }

        return new MeanEstimate(mean, variance, spent > 0 ? variance * variance / spent : double.PositiveInfinity, articles);
    }
}
