namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Counts sentences and bytes in flight; full above either limit, and free again only at half of both, so that pausing doesn't flutter.</summary>
internal sealed class InFlightLimit(int maxSentences, int maxBytes)
{
    private int sentences;
    private long bytes;
    private TaskCompletionSource? empty;

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
        Interlocked.Add(ref bytes, -size);
        if (Interlocked.Decrement(ref sentences) == 0)
            Volatile.Read(ref empty)?.TrySetResult();
    }

    /// <summary>Completes once nothing is in flight. Nothing may enter any more.</summary>
    public Task EmptyAsync()
    {
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waited = Interlocked.CompareExchange(ref empty, made, null) ?? made;
        // Who left last before the line above found nobody to tell.
        if (Sentences == 0)
            waited.TrySetResult();
        return waited.Task;
    }
}
