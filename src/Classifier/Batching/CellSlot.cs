namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Cells of the key-value cache that are set aside for the tokens of one request or prefix, in the order of its tokens.</summary>
/// <param name="Tiles">The tiles that it lies in, ascending; empty where the library chooses the cells.</param>
/// <param name="Offset">Its first cell within the first tile.</param>
/// <param name="Tokens">Its tokens.</param>
internal sealed record CellSlot(int[] Tiles, int Offset, int Tokens)
{
    /// <summary>The cell of its n-th token.</summary>
    internal int CellOf(int token) => Tiles.Length == 0 ? 0 : (Tiles[(Offset + token) / TilePlacement.Tile] * TilePlacement.Tile) + ((Offset + token) % TilePlacement.Tile);
}
