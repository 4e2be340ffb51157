namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Hands out the numbers of free sequences, lowest first so that the library's scans stay short.</summary>
internal sealed class SequencePool
{
    private readonly PriorityQueue<int, int> free;

    /// <summary>Numbers 0 .. count-1, all free.</summary>
    internal SequencePool(int count)
    {
        free = new PriorityQueue<int, int>(Enumerable.Range(0, count).Select(n => (n, n)));
        Total = count;
    }

    /// <summary>All sequences.</summary>
    internal int Total { get; }

    /// <summary>Free ones.</summary>
    internal int Free => free.Count;

    /// <summary>Takes one.</summary>
    internal int Take() => free.Dequeue();

    /// <summary>Gives one back.</summary>
    internal void Return(int sequence) => free.Enqueue(sequence, sequence);
}
