namespace StreamSubjectivity.Store.Queries;

/// <summary>What the dashboard asks about articles. Scores are those of the active scorer.</summary>
public interface IArticleQueries
{
    /// <summary>Articles, the newest first.</summary>
    /// <param name="outletKey">Only this outlet's, or null.</param>
    /// <param name="before">Where the page before ended, or null for the first.</param>
    /// <param name="limit">Most articles, &gt; 0.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<ArticleListing>> NewestAsync(
        string? outletKey, ArticleCursor? before, int limit, CancellationToken cancellationToken);

    /// <summary>Articles of an outlet's section, the newest first; <c>""</c> stands for those without one.</summary>
    Task<IReadOnlyList<ArticleListing>> NewestOfSectionAsync(
        string outletKey, string section, int limit, CancellationToken cancellationToken);

    /// <summary>The article with its current sentences, or null.</summary>
    Task<ArticleReading?> ReadAsync(long id, CancellationToken cancellationToken);
}
