namespace StreamSubjectivity.Classifier.Batching;

/// <summary>What became of a request that asked for room in the context.</summary>
internal enum Admission
{
    /// <summary>It is in.</summary>
    Joined,

    /// <summary>It must wait until others leave.</summary>
    Full,

    /// <summary>Its prefix could not be decoded.</summary>
    PrefixFailed,
}
