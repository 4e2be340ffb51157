namespace StreamSubjectivity.Classifier.Batching;

/// <summary>What cells are set aside for.</summary>
internal enum CellUse
{
    /// <summary>A caller's request: may share a tile with others.</summary>
    Request,

    /// <summary>A request that goes on over several decodes: nothing else may lie in its tiles, so that nobody waits for it to leave.</summary>
    Generation,

    /// <summary>A prefix that stays: nothing else may lie in its tiles.</summary>
    Prefix,

    /// <summary>Padding, for which the other uses always leave room.</summary>
    Padding,
}
