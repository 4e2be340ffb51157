namespace StreamSubjectivity.Store.Contracts;

/// <summary>When a feed asks to be polled (RSS 2.0 ttl, skipHours, skipDays; the syndication module's updatePeriod).</summary>
/// <param name="Ttl">How long it says that it stays as it is, or null.</param>
/// <param name="SkipHours">Hours of the day in UTC to leave out, bit 0 for the first of 24.</param>
/// <param name="SkipDays">Days of the week in UTC to leave out, bit 0 for Sunday.</param>
public sealed record PublisherHints(TimeSpan? Ttl, int SkipHours, int SkipDays)
{
    /// <summary>A feed that asks for nothing.</summary>
    public static PublisherHints None { get; } = new(null, 0, 0);
}
