namespace StreamSubjectivity.Dashboard.Reading;

/// <summary>What a version did to a sentence.</summary>
internal enum VersionMark
{
    /// <summary>It stayed.</summary>
    Kept,

    /// <summary>It came with the version.</summary>
    Added,

    /// <summary>It left with the version.</summary>
    Removed,
}
