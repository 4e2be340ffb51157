namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Counts sentences and bytes in flight; full above either limit, and free again only at half of both, so that pausing doesn't flutter.</summary>
internal sealed class InFlightLimit(int maxSentences, int maxBytes)
{
    private int sentences;
    private long bytes;

    /// <summary>Sentences in flight.</summary>
    public int Sentences => Volatile.Read(ref sentences);

    /// <summary>Whether reading should pause.</summary>
    public bool Full => Volatile.Read(ref sentences) >= maxSentences || Volatile.Read(ref bytes) >= maxBytes;

    /// <summary>Whether reading may resume.</summary>
    public bool Relieved => Volatile.Read(ref sentences) <= maxSentences / 2 && Volatile.Read(ref bytes) <= maxBytes / 2;

    /// <summary>Adds a record.</summary>
    public void Enter(int size)
    {
        Interlocked.Increment(ref sentences);
        Interlocked.Add(ref bytes, size);
    }

    /// <summary>Removes a record.</summary>
    public void Leave(int size)
    {
        Interlocked.Decrement(ref sentences);
        Interlocked.Add(ref bytes, -size);
    }
}
