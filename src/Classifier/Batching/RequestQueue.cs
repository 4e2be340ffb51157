namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// Requests on their way to the decode threads. The oldest goes before what is chosen to fill its tile with it, so that a request waits
/// for at most as many tiles as requests were before it; one for which the room beside requests under way is too small is passed over
/// a few times, and then nothing goes before it.
/// </summary>
internal sealed class RequestQueue
{
    private const int Window = 128;
    private const int MostPassings = 64;
    private readonly object gate = new();
    private readonly LinkedList<EngineRequest> waiting = new();
    private readonly List<EngineRequest> window = new(Window);
    private readonly TileChoice choice = new();
    private Exception? closed;
    private EngineRequest? front;
    private int passings;
    private long arrivals;

    /// <summary>Adds a request; false once closed, with the reason to give.</summary>
    internal bool TryAdd(EngineRequest request, out Exception? reason)
    {
        lock (gate)
        {
            reason = closed;
            if (closed is not null)
                return false;
            request.Arrival = arrivals++;
            waiting.AddLast(request);
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Takes the oldest request that fits what a decode has left, or else has to be decoded in pieces.</summary>
    /// <param name="chosen">Takes the request; none where nothing fits.</param>
    /// <param name="room">Tokens that the decode has left.</param>
    /// <param name="capacity">Tokens that a whole decode has.</param>
    /// <param name="tiles">Whether to take those with it that best fill the rest of its last tile.</param>
    /// <returns>Whether there was one.</returns>
    internal bool TryTake(List<EngineRequest> chosen, int room, int capacity, bool tiles)
    {
        lock (gate)
        {
            chosen.Clear();
            Look();
            var first = window.Find(w => w.ReadyTokens <= room || w.ReadyTokens > capacity);
            if (first is null || (!ReferenceEquals(first, front) && passings++ >= MostPassings))
                return false;
            chosen.Add(first);
            if (tiles && first.Use == CellUse.Request && first.OwnTokens <= capacity)
                choice.Fill(chosen, window, Math.Min(TileSpace.Cells, room - (first.OwnTokens / TileSpace.Cells * TileSpace.Cells)));
            foreach (var request in chosen)
                waiting.Remove(request);
            return true;
        }
    }

    /// <summary>Puts back what was taken and found no place, each where it stood: else it would go before those that it was chosen ahead of.</summary>
    internal void PutBack(IEnumerable<EngineRequest> requests)
    {
        lock (gate)
        {
            foreach (var request in requests)
            {
                if (closed is null)
                    PutBack(request);
                else
                    request.Fail(closed);
            }
        }
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

    /// <summary>Refuses what comes from now on, wakes the decode threads, and hands out what still waits.</summary>
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

    private void PutBack(EngineRequest request)
    {
        var node = waiting.First;
        while (node is not null && node.Value.Arrival < request.Arrival)
            node = node.Next;
        if (node is null)
            waiting.AddLast(request);
        else
            waiting.AddBefore(node, request);
    }

    private void Look()
    {
        window.Clear();
        for (var node = waiting.First; node is not null && window.Count < Window;)
        {
            var next = node.Next;
            if (node.Value.IsFinished)
                waiting.Remove(node);
            else
                window.Add(node.Value);
            node = next;
        }

        var first = window.Count > 0 ? window[0] : null;
        if (ReferenceEquals(first, front))
            return;
        (front, passings) = (first, 0);
    }
}
