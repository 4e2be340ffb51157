namespace StreamSubjectivity.Ingest.Archives;

/// <summary>A WARC file that can't be read on; what came before the place was read.</summary>
/// <param name="location">The file.</param>
/// <param name="offset">Byte of the uncompressed archive, from 0, at which the broken record begins.</param>
/// <param name="reason">Short machine-readable reason: <c>truncated</c>, <c>not-warc</c>, <c>bad-record</c>, <c>bad-compression</c>.</param>
/// <param name="detail">What was found, for people.</param>
/// <param name="inner">The error below, or null.</param>
public sealed class WarcFormatException(string location, long offset, string reason, string detail, Exception? inner = null)
    : Exception($"{location}, byte {offset}: {detail}", inner)
{
    /// <summary>The file.</summary>
    public string Location { get; } = location;

    /// <summary>Byte of the uncompressed archive, from 0, at which the broken record begins.</summary>
    public long Offset { get; } = offset;

    /// <summary>Short machine-readable reason.</summary>
    public string Reason { get; } = reason;
}
