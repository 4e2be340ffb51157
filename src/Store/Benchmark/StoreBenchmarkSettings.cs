namespace StreamSubjectivity.Store.Benchmark;

/// <summary>How large the store's benchmark is.</summary>
/// <param name="Articles">Articles, spread over <paramref name="Days"/> up to today and over <paramref name="Outlets"/>.</param>
/// <param name="Scores">Scores, the same number for each article (rounded down, at least one).</param>
/// <param name="Outlets">Outlets; a few have most articles.</param>
/// <param name="Days">Days of publication.</param>
/// <param name="Batch">Scores of a transaction.</param>
/// <param name="Writers">Transactions side by side.</param>
/// <param name="QueryRuns">Runs of each query, each with another outlet and article.</param>
public sealed record StoreBenchmarkSettings(long Articles, long Scores, int Outlets, int Days, int Batch, int Writers, int QueryRuns)
{
    /// <summary>Sentences of an article, each with a score.</summary>
    public int SentencesPerArticle => (int)Math.Max(1, Scores / Articles);
}
