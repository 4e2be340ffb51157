using System.Collections.Concurrent;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>What keeps the classifier from its work, told apart by part, and how long ago it last moved.</summary>
/// <param name="time">Dates what is noted.</param>
internal sealed class ClassifierHealth(TimeProvider? time = null)
{
    /// <summary>The broker can't be reached or refuses.</summary>
    public const string Broker = "broker";

    /// <summary>The inference engine fails.</summary>
    public const string Engine = "engine";

    /// <summary>Scores can't be written.</summary>
    public const string Store = "store";

    // The client repeats itself while a broker is away, and says nothing when it is back.
    private static readonly TimeSpan BrokerFaultLasts = TimeSpan.FromSeconds(30);

    private readonly TimeProvider clock = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, (string Message, long At)> faults = new();
    private long scored;
    private long polled;
    private long moved;
    private int inFlight;

    /// <summary>The parts at fault and what they said.</summary>
    public IReadOnlyDictionary<string, string> Faults => faults.ToDictionary(f => f.Key, f => f.Value.Message);

    /// <summary>Sentences judged since the start.</summary>
    public long Scored => Interlocked.Read(ref scored);

    /// <summary>Sentences read and not finished at the last poll.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Time since the consumer last polled; null before the first poll.</summary>
    public TimeSpan? SincePoll => Since(ref polled);

    /// <summary>Time since a sentence was last judged, finished, or read while none was in flight; null before the first.</summary>
    public TimeSpan? SinceProgress => Since(ref moved);

    /// <summary>Notes a fault; false where it was noted already.</summary>
    internal bool Fail(string part, string message)
    {
        var known = faults.TryGetValue(part, out var last) && last.Message == message;
        faults[part] = (message, clock.GetTimestamp());
        return !known;
    }

    internal void Recover(string part) => faults.TryRemove(part, out _);

    internal void CountScored()
    {
        Interlocked.Increment(ref scored);
        NoteProgress();
    }

    /// <summary>Notes that a sentence got further.</summary>
    internal void NoteProgress() => Volatile.Write(ref moved, clock.GetTimestamp());

    /// <summary>Notes that the consumer asks for records.</summary>
    internal void NotePoll(int sentencesInFlight)
    {
        if (InFlight == 0)
            NoteProgress();
        Volatile.Write(ref inFlight, sentencesInFlight);
        Volatile.Write(ref polled, clock.GetTimestamp());
        if (faults.TryGetValue(Broker, out var fault) && clock.GetElapsedTime(fault.At) > BrokerFaultLasts)
            Recover(Broker);
    }

    private TimeSpan? Since(ref long timestamp) => Volatile.Read(ref timestamp) is var at and not 0 ? clock.GetElapsedTime(at) : null;
}
