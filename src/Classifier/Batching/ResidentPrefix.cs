namespace StreamSubjectivity.Classifier.Batching;

/// <summary>A prefix that lies decoded in a sequence of its own.</summary>
/// <param name="prefix">The prefix.</param>
/// <param name="sequence">Its sequence.</param>
/// <param name="slot">Its cells.</param>
internal sealed class ResidentPrefix(PromptPrefix prefix, int sequence, CellSlot slot)
{
    /// <summary>Its cells.</summary>
    internal CellSlot Slot { get; } = slot;

    /// <summary>The prefix.</summary>
    internal PromptPrefix Prefix { get; } = prefix;

    /// <summary>Its sequence.</summary>
    internal int Sequence { get; } = sequence;

    /// <summary>Requests that go on from it now.</summary>
    internal int Users { get; set; }

    /// <summary>Counter of the last use: the least used last goes first.</summary>
    internal long LastUse { get; set; }
}
