namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>Bytes that are no page that can be read.</summary>
/// <param name="location">File or URL.</param>
/// <param name="reason">Short machine-readable reason: <c>empty</c>, <c>too-deep</c>, <c>too-large</c>, <c>not-html</c>.</param>
/// <param name="detail">What was found, for people.</param>
public sealed class PageFormatException(string location, string reason, string detail)
    : Exception($"{location}: {detail}")
{
    /// <summary>File or URL.</summary>
    public string Location { get; } = location;

    /// <summary>Short machine-readable reason.</summary>
    public string Reason { get; } = reason;
}
