namespace StreamSubjectivity.Store.Contracts;

/// <summary>What storing an article did.</summary>
public enum ArticleChange
{
    /// <summary>The article was new.</summary>
    Added,

    /// <summary>The article was known and its text or metadata differ: a new version.</summary>
    Updated,

    /// <summary>The article was known as it is.</summary>
    Unchanged,
}
