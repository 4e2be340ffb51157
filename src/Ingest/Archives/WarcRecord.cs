namespace StreamSubjectivity.Ingest.Archives;

/// <summary>A record of a WARC file (ISO 28500).</summary>
/// <param name="Offset">Byte of the uncompressed archive at which it begins.</param>
/// <param name="Type">WARC-Type in lower case.</param>
/// <param name="TargetUri">WARC-Target-URI, or null.</param>
/// <param name="ContentType">Content-Type of the block, or null.</param>
/// <param name="Block">The block; empty for types that hold no document and for blocks above the cap.</param>
/// <param name="Length">Bytes of the block as announced.</param>
internal sealed record WarcRecord(long Offset, string Type, string? TargetUri, string? ContentType, byte[] Block, long Length)
{
    /// <summary>Whether the block was passed over because it is above the cap.</summary>
    internal bool IsTooLarge => Type is "response" or "resource" && Length > Block.Length;
}
