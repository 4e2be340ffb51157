using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Scores;

/// <summary>Scores in the order of their keys, each key once.</summary>
/// <param name="Scores">The scores by article and ordinal.</param>
/// <param name="Articles">Their articles' ids, ascending.</param>
internal sealed record ScoreBatch(IReadOnlyList<SentenceScore> Scores, long[] Articles)
{
    /// <exception cref="ArgumentException">A score is no number between 0 and 1, or its log-odds are not finite.</exception>
    public static ScoreBatch Of(IReadOnlyCollection<SentenceScore> scores)
    {
        var sorted = scores.ToArray();
        Array.Sort(sorted, static (a, b) =>
        {
            var byArticle = a.ArticleId.CompareTo(b.ArticleId);
            return byArticle != 0 ? byArticle : a.Ordinal.CompareTo(b.Ordinal);
        });
        var kept = new List<SentenceScore>(sorted.Length);
        var articles = new List<long>();
        foreach (var score in sorted)
        {
            Check(score);
            if (kept.Count > 0 && kept[^1].ArticleId == score.ArticleId && kept[^1].Ordinal == score.Ordinal)
                continue;

            if (articles.Count == 0 || articles[^1] != score.ArticleId)
                articles.Add(score.ArticleId);
            kept.Add(score);
        }

        return new(kept, [.. articles]);
    }

    private static void Check(SentenceScore score)
    {
        if (score.Judgement is not { PSubjective: >= 0 and <= 1 } || !double.IsFinite(score.Judgement.LogOdds))
        {
            throw new ArgumentException(
                $"the score of sentence {score.Ordinal} of article {score.ArticleId} is not one: {score.Judgement}", nameof(score));
        }
    }
}
