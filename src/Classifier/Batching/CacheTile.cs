namespace StreamSubjectivity.Classifier.Batching;

/// <summary>One tile of the key-value cache.</summary>
/// <param name="keeper">The sequence that covers its cells while they are not open.</param>
internal sealed class CacheTile(int keeper)
{
    private TileSpace space;

    /// <summary>The sequence that covers its cells while they are not open; at the n-th cell it has position n.</summary>
    internal int Keeper { get; } = keeper;

    /// <summary>Slots in it.</summary>
    internal int Users { get; set; }

    /// <summary>Whether all its cells are free.</summary>
    internal bool IsBare { get; set; } = true;

    /// <summary>Slots that end here and are done with, and their sequences: they wait for the tile's other users.</summary>
    internal List<(CellSlot Slot, int[] Sequences)> Departed { get; } = [];

    /// <summary>What is free in it.</summary>
    internal ref TileSpace Space => ref space;
}
