namespace StreamSubjectivity.Store.Model;

internal sealed class EntryRow
{
    public long Id { get; set; }

    public long SourceId { get; set; }

    public required string Key { get; set; }

    /// <summary>Digest of the key, which may be longer than an index takes.</summary>
    public required byte[] KeyHash { get; set; }

    public required byte[] Fingerprint { get; set; }

    public required string Payload { get; set; }

    /// <summary>Host and port of its page in lower case, or null: of one host one entry is worked on at a time.</summary>
    public string? Host { get; set; }

    public EntryState State { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    /// <summary>When it may be claimed; a claim moves it to the end of its lease.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Fingerprint that the running claim works on: where the feed has changed the entry since, it isn't done when that work is.</summary>
    public byte[]? Claimed { get; set; }

    public long? ArticleId { get; set; }

    public SourceRow? Source { get; set; }
}
