namespace StreamSubjectivity.Store.Model;

internal sealed class QuarantineRow
{
    public long Id { get; set; }

    public required string Kind { get; set; }

    public required string Location { get; set; }

    /// <summary>Digest of the location, which may be longer than an index takes.</summary>
    public required byte[] LocationHash { get; set; }

    public required string Reason { get; set; }

    public required string Detail { get; set; }

    public required byte[] Bytes { get; set; }

    /// <summary>Entry that it came from, which a retry puts back, or null.</summary>
    public long? EntryId { get; set; }

    /// <summary>Bytes that there were before the cap.</summary>
    public long Size { get; set; }

    public DateTimeOffset At { get; set; }
}
