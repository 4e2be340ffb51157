namespace StreamSubjectivity.Store.Contracts;

/// <summary>Outlets and their articles. An article and its sentences are stored in one transaction; the article's row is the outbox.</summary>
public interface IArticleStore
{
    /// <summary>Returns the id of the outlet with this key, and stores it where it is new.</summary>
    /// <param name="key">Stable identity, usually the host name, for example <c>example.org</c>.</param>
    /// <param name="name">Name for people.</param>
    /// <param name="homepage">Its homepage, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<int> EnsureOutletAsync(string key, string name, string? homepage, CancellationToken cancellationToken);

    /// <summary>Stores an article, or a new version of it. A sentence whose wording is stored keeps its ordinal and its score.</summary>
    /// <exception cref="ArgumentException">The title, the URL or a sentence is empty.</exception>
    Task<StoredArticle> SaveAsync(ArticleDraft article, CancellationToken cancellationToken);

    /// <summary>Deletes an article with its sentences and scores, and takes it out of the rollups. Returns whether it was there.</summary>
    Task<bool> DeleteAsync(long articleId, CancellationToken cancellationToken);
}
