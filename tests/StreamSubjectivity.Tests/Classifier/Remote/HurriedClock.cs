using System.Collections.Concurrent;

namespace StreamSubjectivity.Tests.Classifier.Remote;

/// <summary>A clock on which every wait but the longest is over at once, and noted.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    /// <summary>The waits that were asked for.</summary>
    internal IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime >= Longest)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
