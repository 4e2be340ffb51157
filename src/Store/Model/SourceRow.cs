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

    /// <summary>Host and port of the URL in lower case: of one host one source is polled at a time.</summary>
    public string Host { get; private set; } = "";

    public SourceKind Kind { get; set; }

    /// <summary>How long the feed says that it stays as it is (ttl, sy:updatePeriod), or null.</summary>
    public TimeSpan? Ttl { get; set; }

    /// <summary>Hours of the day in UTC at which the feed asks not to be polled, bit 0 for the first.</summary>
    public int SkipHours { get; set; }

    /// <summary>Days of the week in UTC, bit 0 for Sunday.</summary>
    public int SkipDays { get; set; }

    public OutletRow? Outlet { get; set; }
}
