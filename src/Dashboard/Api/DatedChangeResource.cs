using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>
/// A lasting change of level: the likeliest first day of the new one, the days that hold it with 95 %, the levels, the probability that it
/// moved at all, and the alert that told of it.
/// </summary>
internal sealed record DatedChangeResource(
    DateOnly Since,
    DateOnly Earliest,
    DateOnly Latest,
    double From,
    double To,
    double? Confidence,
    string? Language,
    Guid? Alert)
{
    public static DatedChangeResource Of(DatedChange change) => new(
        change.Since,
        change.Earliest,
        change.Latest,
        Math.Round(change.From, 6),
        Math.Round(change.To, 6),
        Decimals.Of(change.Confidence),
        change.Language,
        change.Alert);
}
