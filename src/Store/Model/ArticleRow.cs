namespace StreamSubjectivity.Store.Model;

internal sealed class ArticleRow
{
    public long Id { get; set; }

    public int OutletId { get; set; }

    public required string CanonicalUrl { get; set; }

    /// <summary>Digest of the URL, which may be longer than an index takes.</summary>
    public required byte[] UrlHash { get; set; }

    /// <summary>UTC day of publication when first stored. It never changes: its sentences and scores are partitioned by it.</summary>
    public DateOnly Day { get; set; }

    public required string Title { get; set; }

    public required string[] Authors { get; set; }

    public string? Section { get; set; }

    public required string Language { get; set; }

    public DateTimeOffset Published { get; set; }

    public int Version { get; set; }

    /// <summary>Digest of text and metadata: another one is another version.</summary>
    public required byte[] ContentHash { get; set; }

    public DateTimeOffset FirstSeen { get; set; }

    public DateTimeOffset Updated { get; set; }

    /// <summary>Sentences of the current version.</summary>
    public int SentenceCount { get; set; }

    /// <summary>When its sentences were sent to the broker; null while they wait for it.</summary>
    public DateTimeOffset? Sent { get; set; }

    public int Sends { get; set; }

    /// <summary>Scorer under which every sentence of the current version is known to have a score or a recorded reason.</summary>
    public int? SettledBy { get; set; }

    public string? TraceParent { get; set; }

    public OutletRow? Outlet { get; set; }
}
