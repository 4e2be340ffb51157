namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Which tokens of which requests the next decode takes, put in the order of their cells.</summary>
internal sealed class BatchPlan(DecodeBatch batch, ICellPlacement cells)
{
    private readonly List<Piece> pieces = [];
    private int tokens;
    private int outputs;

    /// <summary>Tokens planned.</summary>
    internal int Tokens => tokens;

    /// <summary>Tokens that a decode takes.</summary>
    internal int Capacity { get; } = batch.Capacity / cells.RowMultiple * cells.RowMultiple;

    /// <summary>Tokens of padding that the plan lacks.</summary>
    internal int Missing => RoundUp(Math.Max(tokens, Math.Min(cells.LeastTokens, Capacity))) - tokens;

    private int OutputCapacity => batch.OutputCapacity - cells.RowMultiple + 1;

    /// <summary>Starts anew.</summary>
    internal void Clear()
    {
        batch.Clear();
        pieces.Clear();
        tokens = 0;
        outputs = 0;
    }

    /// <summary>Plans as much of a request as there is room for: all of it or nothing where it is short.</summary>
    internal void Add(ActiveRequest request)
    {
        var count = Math.Min(request.Remaining, Capacity - tokens);
        if (count < request.Remaining && request.Request.OwnTokens <= Capacity)
            return;
        while (count > 0 && outputs + request.OutputsWithin(request.Done, request.Done + count) > OutputCapacity)
            count--;
        if (count <= 0)
            return;
        Take(request, count);
    }

    /// <summary>Plans padding, for which room was kept.</summary>
    internal void AddPadding(ActiveRequest padding) => Take(padding, padding.Remaining);

    /// <summary>Opens the cells and fills the batch.</summary>
    internal unsafe void Fill()
    {
        cells.Prepare();
        batch.SpareOutputs = RoundUp(outputs) - outputs;
        pieces.Sort(static (a, b) => a.Cell.CompareTo(b.Cell));
        foreach (var piece in pieces)
        {
            cells.Open(piece.Request.Slot, piece.From, piece.To - piece.From);
            piece.Request.AddTo(batch, batch.List(piece.Request.Sequences), piece.From, piece.To);
        }
    }

    private void Take(ActiveRequest request, int count)
    {
        var end = request.Done + count;
        request.InBatch = count;
        tokens += count;
        outputs += request.OutputsWithin(request.Done, end);
        Split(request, request.Done, end);
    }

    // A piece lies in one run of cells, so that sorting pieces sorts cells. Where the library chooses cells, all have the same key,
    // and one piece a request keeps its tokens in order.
    private void Split(ActiveRequest request, int from, int to)
    {
        while (from < to)
        {
            var (cell, length) = request.Slot.RunOf(from);
            var end = Math.Min(to, from + length);
            pieces.Add(new Piece(request, from, end, cell));
            from = end;
        }
    }

    private int RoundUp(int count) => (count + cells.RowMultiple - 1) / cells.RowMultiple * cells.RowMultiple;

    private readonly record struct Piece(ActiveRequest Request, int From, int To, int Cell);
}
