namespace StreamSubjectivity.Store.Scores;

/// <summary>What new scores add to an article's rollup.</summary>
internal sealed class ArticleDelta
{
    private ArticleDelta(long articleId) => ArticleId = articleId;

    public long ArticleId { get; }

    public int Scored { get; private set; }

    public int Own { get; private set; }

    /// <summary>Sum of the probabilities in whole millionths, as the database rounds what it stores.</summary>
    public long OwnSum { get; private set; }

    public int OwnSubjective { get; private set; }

    /// <summary>Sums of scores that are in the order of their articles.</summary>
    public static IReadOnlyCollection<ArticleDelta> Of(IEnumerable<FreshScore> scores)
    {
        var deltas = new List<ArticleDelta>();
        foreach (var (score, line) in scores)
        {
            if (deltas.Count == 0 || deltas[^1].ArticleId != score.ArticleId)
                deltas.Add(new(score.ArticleId));
            deltas[^1].Add((float)score.Judgement.PSubjective, score.Judgement.Subjective, line);
        }

        return deltas;
    }

    // The same product of doubles and the same rounding, half to even, as round(real::double precision * 1e6) there.
    private void Add(float probability, bool subjective, StoredLine line)
    {
        Scored += line.Current ? 1 : 0;
        if (!line.Own)
            return;
        Own++;
        OwnSum += (long)Math.Round(probability * 1e6, MidpointRounding.ToEven);
        OwnSubjective += subjective ? 1 : 0;
    }
}
