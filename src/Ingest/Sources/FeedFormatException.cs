namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Bytes that are no feed, or no feed that can be read.</summary>
public sealed class FeedFormatException : Exception
{
    /// <summary>Names the place and the reason.</summary>
    /// <param name="location">File or URL.</param>
    /// <param name="reason">Short machine-readable reason: <c>empty</c>, <c>too-large</c>, <c>not-xml</c>, <c>not-json</c>,
    /// <c>html</c>, <c>not-a-feed</c>, <c>too-deep</c>, <c>bad-compression</c>.</param>
    /// <param name="detail">What was found, for people.</param>
    /// <param name="line">Line from 1, or null.</param>
    /// <param name="inner">The parser's own error, or null.</param>
    public FeedFormatException(string location, string reason, string detail, int? line = null, Exception? inner = null)
        : base($"{location}{(line is null ? "" : $", line {line}")}: {detail}", inner)
    {
        Location = location;
        Reason = reason;
        Line = line;
    }

    /// <summary>File or URL.</summary>
    public string Location { get; }

    /// <summary>Short machine-readable reason.</summary>
    public string Reason { get; }

    /// <summary>Line from 1, or null.</summary>
    public int? Line { get; }
}
