using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// Gives a request the same place within the cache's tiles whoever shares the batch, so that its scores are the same to the last bit.
/// <para>
/// ggml's CPU attention works on tiles of 64 cells: how a sentence's cells fall into tiles decides how its sums are grouped, a difference
/// in the last bit, which the 8-bit rounding of activations then magnifies to a few hundredths of log-odds. So a short request lies within
/// one tile, laid as <see cref="TileSpace"/> says; of a longer one whole tiles come first, and what remains shares the next.
/// </para>
/// <para>
/// The library fills the lowest free cells in the batch's order and takes no wishes. So every tile is covered by a keeper sequence, from a
/// saved state and not by computing, and just the cells that the next decode is to fill are cut out of it: <see cref="Open"/>.
/// </para>
/// </summary>
internal sealed class TilePlacement : ICellPlacement
{
    private const int Tile = TileSpace.Cells;

    // Attention works on 64 rows of the batch at a time, too: where each tile's rows are 64, such a group sees one tile of the cache and
    // not two. So few rows more cost less than that.
    private const int MostPadding = 8;

    private readonly LlamaContext context;
    private readonly SequencePool pool;
    private readonly CacheTile[] tiles;
    private readonly byte[] cover;
    private readonly List<CellRun> rest = [];
    private int covered;
    private int current = -1;

    private TilePlacement(LlamaContext context, SequencePool pool, byte[] cover, int firstKeeper)
    {
        this.context = context;
        this.pool = pool;
        this.cover = cover;
        tiles = [.. Enumerable.Range(0, context.Cells / Tile).Select(t => new CacheTile(firstKeeper + t))];
    }

    // Below a tile of queries, attention takes another path with other rounding.
    public int LeastTokens => Tile;

    // Matrix products over repacked weights take rows by fours, and what is left over by another path; a single row takes a third.
    public int RowMultiple => 4;

    public bool HasTiles => true;

    public int CellsInUse => Tile * tiles.Count(t => t.Users > 0);

    /// <summary>Makes one over an empty context; null where the library doesn't give a sequence's state back.</summary>
    /// <param name="context">The context.</param>
    /// <param name="pool">The sequences of requests and prefixes.</param>
    /// <param name="firstKeeper">The first sequence that is not in the pool; one a tile follows.</param>
    internal static TilePlacement? TryCreate(LlamaContext context, SequencePool pool, int firstKeeper)
    {
        if (context.BatchTokens < 2 * Tile)
            return null;
        using var batch = new DecodeBatch(Tile, 1);
        unsafe
        {
            var members = batch.List([firstKeeper]);
            for (var position = 0; position < Tile; position++)
                batch.Add(0, position, members, 1);
        }

        if (context.Decode(batch.Native, statesOnly: true) != 0)
            return null;
        var cover = context.Save(firstKeeper);
        context.Remove(firstKeeper);
        if (cover.Length == 0 || !context.Restore(cover, firstKeeper))
            return null;
        context.Remove(firstKeeper);
        return new TilePlacement(context, pool, cover, firstKeeper);
    }

    public CellSlot? TryReserve(int tokens, CellUse use, CellSlot? prefix)
    {
        var first = prefix is null ? 0 : prefix.Tiles[^1] + 1;
        var (whole, tail) = (tokens / Tile, tokens % Tile);
        var alone = use != CellUse.Request || tokens > context.BatchTokens;
        if (!alone && whole == 0 && current >= first && tiles[current].Users > 0 && tiles[current].Space.TryTake(tail, out var head, out var rest))
        {
            tiles[current].Users++;
            return Slot([current], head, rest, tokens);
        }

        if (LowestFree(whole + (tail > 0 ? 1 : 0), first, use == CellUse.Padding ? 0 : 1) is not { } free)
            return null;
        foreach (var t in free)
            tiles[t].Users++;
        if (tail == 0 || !tiles[free[^1]].Space.TryTake(tail, out head, out rest))
            return Slot(free, default, default, tokens);
        if (!alone)
            current = free[^1];
        return Slot(free, head, rest, tokens);
    }

    public CellSlot? TryReserveRest()
    {
        if (current < 0 || tiles[current].Users == 0 || tiles[current].Space.Free is 0 or > MostPadding)
            return null;
        rest.Clear();
        tiles[current].Space.TakeRest(rest);
        tiles[current].Users++;
        return new CellSlot([current], [.. rest.Select(r => r with { First = (current * Tile) + r.First })], rest.Sum(r => r.Count));
    }

    public void Prepare()
    {
        current = -1;
        var needed = Array.FindLastIndex(tiles, t => t.Users > 0) + 1;
        for (; covered > needed; covered--)
            Bare(tiles[covered - 1]);
        covered = needed;

        // Ascending, since each lands on the lowest free cells.
        for (var t = 0; t < needed; t++)
        {
            if (!tiles[t].IsBare)
                continue;
            if (!context.Restore(cover, tiles[t].Keeper))
                throw new Shared.Scoring.EngineException("the key-value cache could not be laid out");
            tiles[t].IsBare = false;
        }
    }

    public void Open(CellSlot slot, int from, int count)
    {
        for (var done = 0; done < count;)
        {
            var (cell, length) = slot.RunOf(from + done);
            var piece = Math.Min(count - done, length);
            context.Remove(tiles[cell / Tile].Keeper, cell % Tile, (cell % Tile) + piece);
            done += piece;
        }
    }

    // What leaves a tile that others still need stays until they leave: its cells would be free where none should be. But it lets go of its
    // prefix, which may go before them.
    public void Release(CellSlot slot, int[] sequences, int sharedTokens)
    {
        var home = tiles[slot.Tiles[^1]];
        home.Departed.Add((slot, sequences));
        if (--home.Users > 0)
        {
            foreach (var sequence in sequences)
                context.Remove(sequence, 0, sharedTokens);
            return;
        }

        foreach (var (departed, members) in home.Departed)
        {
            foreach (var sequence in members)
            {
                context.Remove(sequence);
                pool.Return(sequence);
            }

            for (var t = 0; t < departed.Tiles.Length - 1; t++)
            {
                tiles[departed.Tiles[t]].Users--;
                Bare(tiles[departed.Tiles[t]]);
            }
        }

        home.Departed.Clear();
        Bare(home);
    }

    public void Reset(CellSlot slot)
    {
        foreach (var t in slot.Tiles)
        {
            // The cover goes where they lie as well.
            foreach (var (departed, members) in tiles[t].Departed)
                Empty(departed, members);
            Bare(tiles[t]);
        }
    }

    private int[]? LowestFree(int count, int first, int spare)
    {
        var free = new int[count];
        var found = 0;
        for (var t = 0; t < tiles.Length; t++)
        {
            if (tiles[t].Users > 0)
                continue;
            if (t >= first && found < count)
                free[found++] = t;
            else
                spare--;
        }

        return found == count && spare <= 0 ? free : null;
    }

    private void Empty(CellSlot slot, int[] sequences)
    {
        foreach (var sequence in sequences)
            context.Remove(sequence);
        foreach (var t in slot.Tiles)
            Bare(tiles[t]);
    }

    private static CellSlot Slot(int[] tiles, CellRun head, CellRun rest, int tokens)
    {
        var whole = tokens / Tile;
        var runs = new CellRun[whole + (head.Count > 0 ? 1 : 0) + (rest.Count > 0 ? 1 : 0)];
        for (var t = 0; t < whole; t++)
            runs[t] = new CellRun(tiles[t] * Tile, Tile);
        var last = tiles[^1] * Tile;
        if (head.Count > 0)
            runs[whole] = new CellRun(last + head.First, head.Count);
        if (rest.Count > 0)
            runs[^1] = new CellRun(last + rest.First, rest.Count);
        return new CellSlot(tiles, runs, tokens);
    }

    private void Bare(CacheTile tile)
    {
        context.Remove(tile.Keeper);
        tile.IsBare = true;
        if (tile.Users == 0)
            tile.Space = default;
    }
}
