namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// The requests at the front of the queue, among which the next ones are chosen. The oldest always goes before what is chosen to go
/// with it, so that a request waits for at most as many tiles as requests were before it; one that the room left by requests under way
/// is too small for is passed over a few times, and then nothing goes before it. One thread only.
/// </summary>
internal sealed class AdmissionWindow(RequestQueue queue)
{
    private const int Size = 128;
    private const int MostPassings = 8;
    private readonly List<EngineRequest> waiting = new(Size);
    private readonly List<EngineRequest> chosen = [];
    private readonly TileChoice choice = new();
    private EngineRequest? front;
    private int passings;

    /// <summary>Whether none waits here; more may in the queue.</summary>
    internal bool IsEmpty => waiting.Count == 0;

    /// <summary>Notes that a decode begins, and fetches what arrived.</summary>
    internal void Begin()
    {
        waiting.RemoveAll(static w => w.IsFinished);
        while (waiting.Count < Size && queue.TryTake() is { } next)
            waiting.Add(next);
        var first = waiting.Count > 0 ? waiting[0] : null;
        passings = ReferenceEquals(first, front) ? passings + 1 : 0;
        front = first;
    }

    /// <summary>The oldest that takes no more than so many tokens, or else has to be decoded in pieces; null where there is none.</summary>
    /// <param name="room">Tokens that the next decode has left.</param>
    /// <param name="capacity">Tokens that a whole decode has.</param>
    internal EngineRequest? Oldest(int room, int capacity)
    {
        foreach (var request in waiting)
        {
            if (request.OwnTokens <= room || request.OwnTokens > capacity)
                return request;
            if (passings >= MostPassings && ReferenceEquals(request, front))
                break;
        }

        return null;
    }

    /// <summary>A request and those that best fill the rest of its last tile; valid until the next call.</summary>
    internal IReadOnlyList<EngineRequest> FillTile(EngineRequest first, int room)
    {
        chosen.Clear();
        chosen.Add(first);
        choice.Fill(chosen, waiting, Math.Min(TileSpace.Cells, room - (first.OwnTokens / TileSpace.Cells * TileSpace.Cells)));
        return chosen;
    }

    /// <summary>Takes one out.</summary>
    internal void Remove(EngineRequest request) => waiting.Remove(request);

    /// <summary>Takes all out.</summary>
    internal IReadOnlyList<EngineRequest> Clear()
    {
        var all = waiting.ToArray();
        waiting.Clear();
        return all;
    }
}
