namespace StreamSubjectivity.Store.Contracts;

/// <summary>How a source is read.</summary>
public enum SourceKind
{
    /// <summary>A feed, or a sitemap: the document tells.</summary>
    Feed,

    /// <summary>A JSON API that the configuration describes.</summary>
    Api,
}
