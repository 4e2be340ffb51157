namespace StreamSubjectivity.Ingest.Simulation;

/// <summary>What an outlet's server knows of conditional requests.</summary>
internal enum Validators
{
    /// <summary>Nothing: it always sends all.</summary>
    None,

    /// <summary>Entity tags.</summary>
    ETag,

    /// <summary>Dates of change.</summary>
    LastModified,
}
