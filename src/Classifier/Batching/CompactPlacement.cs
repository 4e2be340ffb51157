using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Leaves the choice of cells to the library, which takes the lowest that are free, and only counts them.</summary>
internal sealed class CompactPlacement(LlamaContext context, SequencePool pool) : ICellPlacement
{
    private int free = context.Cells;

    public int LeastTokens => 1;

    public int RowMultiple => 1;

    public bool HasTiles => false;

    public int CellsInUse => context.Cells - free;

    public CellSlot? TryReserve(int tokens, CellUse use, CellSlot? prefix)
    {
        if (tokens > free)
            return null;
        free -= tokens;
        return new CellSlot([], [], tokens);
    }

    public CellSlot? TryReserveRest() => null;

    public void Prepare()
    {
    }

    public void Open(CellSlot slot, int from, int count)
    {
    }

    public void Release(CellSlot slot, int[] sequences, int sharedTokens)
    {
        free += slot.Tokens;
        foreach (var sequence in sequences)
        {
            context.Remove(sequence);
            pool.Return(sequence);
        }
    }

    public void Reset(CellSlot slot)
    {
    }
}
