namespace StreamSubjectivity.Store.Model;

internal sealed class SentenceRow
{
    public DateOnly Day { get; set; }

    public long ArticleId { get; set; }

    /// <summary>Number in the article that never changes its meaning over the versions.</summary>
    public int Ordinal { get; set; }

    /// <summary>Place in the current version; null where it is no longer in it.</summary>
    public int? Position { get; set; }

    public int Paragraph { get; set; }

    public int Start { get; set; }

    public required string Text { get; set; }

    public bool Quoted { get; set; }

    public required byte[] Hash { get; set; }
}
