namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// Which requests fill a tile of the cache together: a depth-first search over the lengths that wait, the oldest first, which ends at the
/// first exact fill and is bounded, so that choosing costs far less than the decode.
/// </summary>
internal sealed class TileChoice
{
    private const int MostNodes = 1024;
    private const int MostMembers = 12;
    private readonly List<int>[] byLength = [.. Enumerable.Range(0, TileSpace.Cells + 1).Select(_ => new List<int>())];
    private readonly List<int> lengths = [];
    private readonly int[] path = new int[MostMembers];
    private readonly int[] best = new int[MostMembers];
    private readonly int[] used = new int[TileSpace.Cells + 1];
    private int bestCount;
    private int bestTokens;
    private int nodes;

    /// <summary>Adds to the first request those that go with it.</summary>
    /// <param name="chosen">The first, to which the others are added.</param>
    /// <param name="waiting">What may be chosen, oldest first; the first is among it.</param>
    /// <param name="rows">Rows of the decode that the first one's last tile may take, at most a tile's.</param>
    internal void Fill(List<EngineRequest> chosen, IReadOnlyList<EngineRequest> waiting, int rows)
    {
        var first = chosen[0];
        var space = default(TileSpace);
        var tail = first.OwnTokens % TileSpace.Cells;
        if (tail == 0 || tail >= rows || !space.TryTake(tail, out _, out _))
            return;
        Sort(first, waiting, rows - tail);
        (bestCount, bestTokens, nodes) = (0, 0, 0);
        Search(space, 0, 0, 0, rows - tail);
        Array.Clear(used);
        for (var i = 0; i < bestCount; i++)
            chosen.Add(waiting[byLength[best[i]][used[best[i]]++]]);
    }

    private void Sort(EngineRequest first, IReadOnlyList<EngineRequest> waiting, int longest)
    {
        foreach (var length in lengths)
            byLength[length].Clear();
        lengths.Clear();
        for (var i = 0; i < waiting.Count; i++)
        {
            var request = waiting[i];
            var tokens = request.OwnTokens;
            if (ReferenceEquals(request, first) || tokens > longest || request.Use != CellUse.Request || !Goes(request.Prefix, first.Prefix))
                continue;
            if (byLength[tokens].Count == 0)
                lengths.Add(tokens);
            byLength[tokens].Add(i);
        }

        Array.Clear(used);
    }

    private static bool Goes(PromptPrefix one, PromptPrefix other) => ReferenceEquals(one, other) || one.Length + other.Length == 0;

    private bool Search(in TileSpace space, int from, int depth, int tokens, int room)
    {
        if (tokens > bestTokens)
        {
            (bestTokens, bestCount) = (tokens, depth);
            Array.Copy(path, best, depth);
        }

        if (tokens == room || ++nodes >= MostNodes)
            return true;
        for (var i = from; i < lengths.Count && depth < MostMembers; i++)
        {
            var length = lengths[i];
            var next = space;
            if (tokens + length > room || used[length] == byLength[length].Count || !next.TryTake(length, out _, out _))
                continue;
            path[depth] = length;
            used[length]++;
            if (Search(next, i, depth + 1, tokens + length, room))
                return true;
            used[length]--;
        }

        return false;
    }
}
