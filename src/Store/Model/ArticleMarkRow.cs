namespace StreamSubjectivity.Store.Model;

/// <summary>By what an article is found besides its canonical URL: other URLs of it, and some of its sentences.</summary>
internal sealed class ArticleMarkRow
{
    public int OutletId { get; set; }

    public MarkKind Kind { get; set; }

    /// <summary>First 8 bytes of the URL's or the sentence's digest.</summary>
    public long Mark { get; set; }

    public long ArticleId { get; set; }
}
