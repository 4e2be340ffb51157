namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Decides which cells of the key-value cache requests and prefixes get.</summary>
internal interface ICellPlacement
{
    /// <summary>Fewest tokens of a decode; smaller ones are padded.</summary>
    int LeastTokens { get; }

    /// <summary>Tokens and outputs of a decode come in multiples of this, padded where they don't.</summary>
    int RowMultiple { get; }

    /// <summary>Whether requests are laid into tiles, so that it pays to choose those that fill one together.</summary>
    bool HasTiles { get; }

    /// <summary>Cells that are set aside.</summary>
    int CellsInUse { get; }

    /// <summary>Sets cells aside; null where too few are free.</summary>
    /// <param name="tokens">Tokens to hold.</param>
    /// <param name="use">What for.</param>
    /// <param name="prefix">The slot that it goes on from and must lie above, so that sums over both run in one order; null for none.</param>
    CellSlot? TryReserve(int tokens, CellUse use, CellSlot? prefix);

    /// <summary>Sets aside what is free in the tile that requests join at present, if that is little; null otherwise.</summary>
    CellSlot? TryReserveRest();

    /// <summary>Readies the cache for a decode, before any slot is opened.</summary>
    void Prepare();

    /// <summary>Makes the cells of some of a slot's tokens the ones that the next decode fills.</summary>
    void Open(CellSlot slot, int from, int count);

    /// <summary>Takes a slot back with the sequences that lie in it; frees those as soon as it may.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="sequences">Its sequences.</param>
    /// <param name="sharedTokens">Tokens at their beginning that they share with a prefix.</param>
    void Release(CellSlot slot, int[] sequences, int sharedTokens);

    /// <summary>Undoes what was opened in a slot, after its sequences were emptied.</summary>
    void Reset(CellSlot slot);
}
