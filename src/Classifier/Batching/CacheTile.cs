namespace StreamSubjectivity.Classifier.Batching;

/// <summary>One tile of the key-value cache.</summary>
/// <param name="keeper">The sequence that covers its cells while they are not open.</param>
internal sealed class CacheTile(int keeper)
{
    /// <summary>The sequence that covers its cells while they are not open; at the n-th cell it has position n.</summary>
    internal int Keeper { get; } = keeper;

    /// <summary>Slots in it.</summary>
    internal int Users { get; set; }

    /// <summary>Cells given to slots, from its start.</summary>
    internal int Used { get; set; }

    /// <summary>Whether all its cells are free.</summary>
    internal bool IsBare { get; set; } = true;

    /// <summary>Sequences that are done and wait for the tile's other users.</summary>
    internal List<int> Departed { get; } = [];

    /// <summary>Whether it is in use and can take so many cells more.</summary>
    internal bool Fits(int cells) => Users > 0 && Departed.Count == 0 && Used + cells <= TilePlacement.Tile;

    /// <summary>Adds a slot.</summary>
    internal void Join(int cells)
    {
        Users++;
        Used += cells;
    }
}
