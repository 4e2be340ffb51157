namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>Caps on what is read from an archive.</summary>
/// <param name="Block">Bytes of a record's block.</param>
/// <param name="Body">Bytes of a decoded body.</param>
internal sealed record ArchiveLimits(long Block, int Body)
{
    /// <summary>Those of the web's own documents.</summary>
    internal static ArchiveLimits Usual { get; } = new(16 << 20, 24 << 20);
}
