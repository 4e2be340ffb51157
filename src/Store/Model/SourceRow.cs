using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Model;

internal sealed class SourceRow
{
    public long Id { get; set; }

    public int OutletId { get; set; }

    public required string Url { get; set; }

    public string? ETag { get; set; }

    public string? LastModified { get; set; }

    public SourceState State { get; set; }

    public int Failures { get; set; }

    public string? LastError { get; set; }

    public DateTimeOffset? LastPolled { get; set; }

    public DateTimeOffset NextPoll { get; set; }

    /// <summary>Until when a process polls it; past that the claim is void.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public OutletRow? Outlet { get; set; }
}
