namespace StreamSubjectivity.Classifier.Batching;

/// <summary>What cells are set aside for.</summary>
internal enum CellUse
{
    /// <summary>A caller's request: may share a tile with others.</summary>
    Request,

    /// <summary>A prefix that stays: nothing else may lie in its tiles.</summary>
    Prefix,

    /// <summary>Padding, for which the other uses always leave room.</summary>
    Padding,
}
