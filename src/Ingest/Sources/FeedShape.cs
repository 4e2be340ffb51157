namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Kinds of lists that a source may be.</summary>
public enum FeedShape
{
    /// <summary>A feed: its items are articles.</summary>
    Feed,

    /// <summary>A sitemap with Google's news elements: the items that carry them are articles.</summary>
    NewsSitemap,

    /// <summary>A sitemap without them: its items are any pages.</summary>
    Sitemap,

    /// <summary>A sitemap index: its items are sitemaps.</summary>
    SitemapIndex,
}
