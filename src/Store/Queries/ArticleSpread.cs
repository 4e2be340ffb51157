namespace StreamSubjectivity.Store.Queries;

/// <summary>How the articles of a span differ: by score, and by who wrote them. It is of the newest of them where they are many.</summary>
/// <param name="Bins">Articles by score in bins of equal width over 0..1, the last closed on the right.</param>
/// <param name="Authors">Bylines, the one with most articles first.</param>
public sealed record ArticleSpread(IReadOnlyList<int> Bins, IReadOnlyList<AuthorTotals> Authors)
{
    /// <summary>Most articles that are looked at: each is a row, where all else comes from sums.</summary>
    public const int MostArticles = 1000;

    /// <summary>Articles that were looked at.</summary>
    public int Articles => Bins.Sum();
}
