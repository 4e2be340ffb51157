namespace StreamSubjectivity.Ingest.Archives;

/// <summary>A document of the web as an archive keeps it.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Body">Its body, decoded.</param>
/// <param name="MediaType">Media type in lower case, or null.</param>
/// <param name="Charset">Charset of the Content-Type header, or null.</param>
internal sealed record ArchivedDocument(Uri Url, byte[] Body, string? MediaType, string? Charset)
{
    /// <summary>Whether it is a page.</summary>
    internal bool IsPage => MediaType is null or "text/html" or "application/xhtml+xml";

    /// <summary>Whether it may be a feed.</summary>
    internal bool MayBeFeed => MediaType is { } type
        && (type.EndsWith("xml", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal)) && !IsPage;
}
