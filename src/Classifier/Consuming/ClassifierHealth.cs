using System.Collections.Concurrent;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>What keeps the classifier from its work, told apart by part; empty where all is well.</summary>
internal sealed class ClassifierHealth
{
    /// <summary>The broker can't be reached or refuses.</summary>
    public const string Broker = "broker";

    /// <summary>The inference engine fails.</summary>
    public const string Engine = "engine";

    /// <summary>Scores can't be written.</summary>
    public const string Store = "store";

    private readonly ConcurrentDictionary<string, string> faults = new();
    private long scored;

    /// <summary>The parts at fault and what they said.</summary>
    public IReadOnlyDictionary<string, string> Faults => faults;

    /// <summary>Sentences judged since the start.</summary>
    public long Scored => Interlocked.Read(ref scored);

    /// <summary>Notes a fault; false where it was noted already.</summary>
    internal bool Fail(string part, string message)
    {
        var known = faults.TryGetValue(part, out var last) && last == message;
        faults[part] = message;
        return !known;
    }

    internal void Recover(string part) => faults.TryRemove(part, out _);

    internal void CountScored() => Interlocked.Increment(ref scored);
}
