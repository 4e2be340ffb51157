namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>
/// The low-water mark of one assigned partition: sentences finish in any order, and the offset to store is the lowest that isn't finished.
/// An offset below it was written to the store; one above it may have been, and is read again after a crash, which changes nothing.
/// One instance lives for one assignment: a completion that comes after a revoke falls on a retired instance and moves nothing.
/// </summary>
internal sealed class PartitionWatermark
{
    private readonly Lock gate = new();
    private readonly Queue<long> started = new();
    private readonly HashSet<long> finished = [];
    private TaskCompletionSource? drained;
    private long next = -1;
    private bool retired;

    /// <summary>Records that were started and are not finished.</summary>
    public int InFlight
    {
        get
        {
            lock (gate)
                return started.Count - finished.Count;
        }
    }

    /// <summary>Whether an offset lies below one that was started: those of an assignment ascend, unless the partition is another one.</summary>
    public bool HasPassed(long offset)
    {
        lock (gate)
            return offset < next;
    }

    /// <summary>Notes that a record was read. Offsets ascend, not always without gaps.</summary>
    public void Start(long offset)
    {
        lock (gate)
        {
            if (offset < next)
                throw new ArgumentOutOfRangeException(nameof(offset), offset, $"offsets of an assignment ascend, the next is {next}");
            started.Enqueue(offset);
            next = offset + 1;
        }
    }

    /// <summary>Notes that a record's effects are stored.</summary>
    /// <returns>The offset to store (the next to read after a restart), or null where the mark didn't move.</returns>
    public long? Finish(long offset)
    {
        lock (gate)
        {
            if (!started.TryPeek(out var first) || offset < first || !finished.Add(offset))
                return null;
            long? mark = null;
            while (started.TryPeek(out var lowest) && finished.Remove(lowest))
            {
                started.Dequeue();
                mark = started.TryPeek(out var following) ? following : next;
            }

            if (started.Count == 0)
                drained?.TrySetResult();
            return retired ? null : mark;
        }
    }

    /// <summary>Completes when nothing is in flight.</summary>
    public Task DrainedAsync()
    {
        lock (gate)
        {
            if (started.Count == 0)
                return Task.CompletedTask;
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return drained.Task;
        }
    }

    /// <summary>Ends the assignment: the partition is another member's from here on.</summary>
    public void Retire()
    {
        lock (gate)
            retired = true;
    }
}
