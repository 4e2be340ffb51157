namespace StreamSubjectivity.Cli.Output;

/// <summary>Time since a run began.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long started = time.GetTimestamp();

    /// <summary>Wall-clock time since the start.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(started);
}
