namespace StreamSubjectivity.Store.Queries;

/// <summary>A page of articles.</summary>
/// <param name="Articles">The articles, the newest first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="LookedTo">Where the page isn't full though there are older articles: how far back was looked.</param>
public sealed record ArticlePage(IReadOnlyList<ArticleListing> Articles, ArticleCursor? Next, DateTimeOffset? LookedTo);
