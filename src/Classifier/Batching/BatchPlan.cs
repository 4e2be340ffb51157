namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Which tokens of which requests the next decode takes, put in the order of their cells.</summary>
internal sealed class BatchPlan(DecodeBatch batch, ICellPlacement cells)
{
    private readonly List<Piece> pieces = [];
    private int tokens;
    private int outputs;

    /// <summary>Tokens planned.</summary>
    internal int Tokens => tokens;

    /// <summary>Tokens that requests may take of one decode; the rest is for padding.</summary>
    internal int Capacity { get; } = batch.Capacity - PaddingRoom(cells);

    private int OutputCapacity => batch.OutputCapacity - PaddingRoom(cells);

    /// <summary>The tokens, and the outputs among them, that the plan lacks; padding has at least one output.</summary>
    internal (int Tokens, int Outputs) Missing
    {
        get
        {
            var multiple = cells.RowMultiple;
            var wanted = Math.Max(Math.Min(cells.LeastTokens, Capacity), RoundUp(tokens));
            var missing = RoundUp(outputs) - outputs;
            if (wanted == tokens && missing == 0)
                return (0, 0);
            missing = missing == 0 ? multiple : missing;
            return (RoundUp(Math.Max(wanted, tokens + missing)) - tokens, missing);

            int RoundUp(int count) => (count + multiple - 1) / multiple * multiple;
        }
    }

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
        if (count < request.Remaining && request.Request.OwnTokens <= Math.Min(cells.LongestWhole, Capacity))
            return;
        while (count > 0 && outputs + request.OutputsWithin(request.Done, request.Done + count) > OutputCapacity)
            count--;
        if (count <= 0)
            return;
        request.InBatch = count;
        tokens += count;
        outputs += request.OutputsWithin(request.Done, request.Done + count);
        Split(request, request.Done, request.Done + count);
    }

    /// <summary>Plans padding, for which room was kept.</summary>
    internal void AddPadding(ActiveRequest padding)
    {
        padding.InBatch = padding.Remaining;
        tokens += padding.Remaining;
        outputs += padding.OutputsWithin(0, padding.Remaining);
        Split(padding, 0, padding.Remaining);
    }

    /// <summary>Opens the cells and fills the batch.</summary>
    internal unsafe void Fill()
    {
        cells.Prepare();
        pieces.Sort(static (a, b) => a.Cell.CompareTo(b.Cell));
        foreach (var piece in pieces)
        {
            cells.Open(piece.Request.Slot, piece.From, piece.To - piece.From);
            piece.Request.AddTo(batch, batch.List(piece.Request.Sequences), piece.From, piece.To);
        }
    }

    // Both the tokens and the outputs may lack almost a multiple.
    private static int PaddingRoom(ICellPlacement cells) => cells.RowMultiple > 1 ? 2 * cells.RowMultiple : 0;

    // A piece lies in one tile, so that sorting pieces sorts cells. Where the library chooses cells, all have the same key,
    // and one piece a request keeps its tokens in order.
    private void Split(ActiveRequest request, int from, int to)
    {
        while (from < to)
        {
            var cell = request.Slot.CellOf(from);
            var end = request.Slot.Tiles.Length == 0 ? to : Math.Min(to, from + TilePlacement.Tile - (cell % TilePlacement.Tile));
            pieces.Add(new Piece(request, from, end, cell));
            from = end;
        }
    }

    private readonly record struct Piece(ActiveRequest Request, int From, int To, int Cell);
}
