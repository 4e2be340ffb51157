namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>A clock whose short pauses are over at once; longer ones, which are deadlines, take their time.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(45);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime < Deadline && dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
}
