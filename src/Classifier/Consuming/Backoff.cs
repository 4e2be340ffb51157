namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Delays that double from a quarter of a second to ten seconds; without jitter, for one member's own retries.</summary>
internal struct Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private TimeSpan last;

    /// <summary>The delay before the next try.</summary>
    public TimeSpan Next()
    {
        last = last == TimeSpan.Zero ? TimeSpan.FromMilliseconds(250) : last * 2 < Longest ? last * 2 : Longest;
        return last;
    }
}
