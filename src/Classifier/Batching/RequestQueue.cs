namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Requests on their way to the decode thread, first come, first served.</summary>
internal sealed class RequestQueue
{
    private readonly object gate = new();
    private readonly Queue<EngineRequest> waiting = new();
    private Exception? closed;

    /// <summary>Adds a request; false once closed, with the reason to give.</summary>
    internal bool TryAdd(EngineRequest request, out Exception? reason)
    {
        lock (gate)
        {
            reason = closed;
            if (closed is not null)
                return false;
            waiting.Enqueue(request);
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Takes the next request; null where none waits.</summary>
    internal EngineRequest? TryTake()
    {
        lock (gate)
            return waiting.TryDequeue(out var request) ? request : null;
    }

    /// <summary>Blocks until a request waits; false once closed.</summary>
    internal bool Wait()
    {
        lock (gate)
        {
            while (closed is null && waiting.Count == 0)
                Monitor.Wait(gate);
            return closed is null;
        }
    }

    /// <summary>Whether it was closed.</summary>
    internal bool IsClosed
    {
        get
        {
            lock (gate)
                return closed is not null;
        }
    }

    /// <summary>Refuses what comes from now on, wakes the decode thread, and hands out what still waits.</summary>
    internal IReadOnlyList<EngineRequest> Close(Exception reason)
    {
        lock (gate)
        {
            closed ??= reason;
            var rest = waiting.ToArray();
            waiting.Clear();
            Monitor.PulseAll(gate);
            return rest;
        }
    }
}
