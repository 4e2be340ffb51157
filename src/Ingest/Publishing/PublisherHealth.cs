namespace StreamSubjectivity.Ingest.Publishing;

/// <summary>Whether sentences get to the broker.</summary>
/// <param name="time">Dates what is noted.</param>
public sealed class PublisherHealth(TimeProvider time)
{
    private long turned;

    /// <summary>Why the last try failed; null where it didn't.</summary>
    public string? Fault { get; internal set; }

    /// <summary>Time since the publisher last looked for articles; null before the first look.</summary>
    public TimeSpan? SinceLook => Volatile.Read(ref turned) is var at and not 0 ? time.GetElapsedTime(at) : null;

    internal void NoteLook() => Volatile.Write(ref turned, time.GetTimestamp());
}
