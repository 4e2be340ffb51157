namespace StreamSubjectivity.Store.Queries;

/// <summary>Sums over scored articles. They add up exactly, so any grouping of days or sections gives the same means.</summary>
/// <param name="Articles">Articles with a score.</param>
/// <param name="Sentences">Their scored sentences.</param>
/// <param name="OwnSentences">Those of them in the outlet's own voice: not mostly quotation.</param>
/// <param name="OwnSubjective">Those of the own voice that are subjective.</param>
/// <param name="ScoreSum">Sum of the article scores, in millionths.</param>
/// <param name="ScoreSquareSum">Sum of the squares of the article scores, in millionths squared.</param>
public readonly record struct ScoreTotals(
    long Articles, long Sentences, long OwnSentences, long OwnSubjective, long ScoreSum, decimal ScoreSquareSum)
{
    private const double Millionths = 1e6;

    /// <summary>Mean of the article scores, 0..1; null without articles.</summary>
    public double? PSubjective => Articles == 0 ? null : ScoreSum / Millionths / Articles;

    /// <summary>Standard deviation of the article scores, with n − 1; null for fewer than two articles.</summary>
    public double? StandardDeviation
    {
        get
        {
            if (Articles < 2)
                return null;
            var deviations = ScoreSquareSum - (decimal)ScoreSum * ScoreSum / Articles;
            return Math.Sqrt((double)Math.Max(0, deviations) / (Articles - 1)) / Millionths;
        }
    }

    /// <summary>Share of the own-voice sentences that are subjective, 0..1; null without such sentences.</summary>
    public double? SubjectiveShare => OwnSentences == 0 ? null : (double)OwnSubjective / OwnSentences;

    /// <summary>The totals over both.</summary>
    public static ScoreTotals operator +(ScoreTotals left, ScoreTotals right) => new(
        left.Articles + right.Articles,
        left.Sentences + right.Sentences,
        left.OwnSentences + right.OwnSentences,
        left.OwnSubjective + right.OwnSubjective,
        left.ScoreSum + right.ScoreSum,
        left.ScoreSquareSum + right.ScoreSquareSum);

    /// <summary>The totals over both.</summary>
    public static ScoreTotals Add(ScoreTotals left, ScoreTotals right) => left + right;
}
