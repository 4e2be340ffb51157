using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// Gives a request the same place within the cache's tiles whoever shares the batch, so that its scores are the same to the last bit.
/// <para>
/// ggml's CPU attention works on tiles of 64 cells: how a sentence's cells fall into tiles decides how its sums are grouped, a difference
/// in the last bit, which the 8-bit rounding of activations then magnifies to a few hundredths of log-odds. Within a tile a shift by whole
/// SIMD registers changes nothing. So a short request lies within one tile, from a multiple of 16 cells; a longer one takes whole tiles.
/// </para>
/// <para>
/// The library fills the lowest free cells in the batch's order and takes no wishes. So every tile is covered by a keeper sequence, from a
/// saved state and not by computing, and just the cells that the next decode is to fill are cut out of it: <see cref="Open"/>.
/// </para>
/// </summary>
internal sealed class TilePlacement : ICellPlacement
{
    /// <summary>Cells of a tile: ggml_fa_tile_config of v0.5.0.</summary>
    internal const int Tile = 64;

    private const int Block = 16;
    private readonly LlamaContext context;
    private readonly SequencePool pool;
    private readonly CacheTile[] tiles;
    private readonly byte[] cover;
    private int covered;

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

    public int LongestWhole => Tile;

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
        var blocks = (tokens + Block - 1) / Block * Block;
        var apart = use is CellUse.Prefix or CellUse.Generation;
        if (!apart && blocks <= Tile && Array.FindIndex(tiles, first, t => t.Fits(blocks)) is >= 0 and var shared)
            return Join(shared, blocks, tokens);
        var free = LowestFree((tokens + Tile - 1) / Tile, first, use == CellUse.Padding ? 0 : 1);
        if (free is null)
            return null;
        foreach (var t in free)
            tiles[t].Join(apart || free.Length > 1 ? Tile : blocks);
        return new CellSlot(free, 0, tokens);
    }

    public void Prepare()
    {
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
            var cell = slot.CellOf(from + done);
            var piece = Math.Min(count - done, Tile - (cell % Tile));
            context.Remove(tiles[cell / Tile].Keeper, cell % Tile, (cell % Tile) + piece);
            done += piece;
        }
    }

    // What leaves a tile that others still need stays until they leave: its cells would be free where none should be.
    public void Release(CellSlot slot, ReadOnlySpan<int> sequences)
    {
        var home = tiles[slot.Tiles[0]];
        home.Departed.AddRange(sequences);
        foreach (var t in slot.Tiles)
        {
            if (--tiles[t].Users == 0)
                Bare(tiles[t]);
        }
    }

    public void Reset(CellSlot slot)
    {
        foreach (var t in slot.Tiles)
            Bare(tiles[t]);
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

    private CellSlot Join(int tile, int blocks, int tokens)
    {
        var offset = tiles[tile].Used;
        tiles[tile].Join(blocks);
        return new CellSlot([tile], offset, tokens);
    }

    private void Bare(CacheTile tile)
    {
        foreach (var sequence in tile.Departed)
        {
            context.Remove(sequence);
            pool.Return(sequence);
        }

        tile.Departed.Clear();
        context.Remove(tile.Keeper);
        tile.IsBare = true;
        if (tile.Users == 0)
            tile.Used = 0;
    }
}
