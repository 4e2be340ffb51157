namespace StreamSubjectivity.Store.Queries;

/// <summary>Lists articles by what they are.</summary>
public interface IArticleSearch
{
    /// <summary>Most articles that one page looks at.</summary>
    public const int MostExamined = 3000;

    /// <summary>A page of the articles of a filter. Work is bounded: a page that isn't full says how far back it looked.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Where the page before ended, or null for the first.</param>
    /// <param name="limit">Most articles, &gt; 0.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="Search.SearchWordsException">The words of the headline hold nothing to look for.</exception>
    /// <exception cref="Search.SearchTooWideException">It took too long.</exception>
    Task<ArticlePage> ListAsync(ArticleFilter filter, ArticleCursor? before, int limit, CancellationToken cancellationToken);
}
