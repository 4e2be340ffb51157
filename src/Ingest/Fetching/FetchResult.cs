namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>What a server answered.</summary>
/// <param name="Url">URL that answered, after all redirects.</param>
/// <param name="PermanentUrl">Where permanent redirects (301, 308) alone lead, or null where the first answer was none.</param>
/// <param name="NotModified">Whether the copy that is held is still good (304); there is no body then.</param>
/// <param name="Body">Decoded body.</param>
/// <param name="MediaType">Media type of the body in lower case, or null.</param>
/// <param name="Charset">Charset of the Content-Type header, or null.</param>
/// <param name="ETag">Validator, or null.</param>
/// <param name="LastModified">Validator as it was sent, or null.</param>
/// <param name="WireBytes">Bytes of the body on the wire.</param>
public sealed record FetchResult(
    Uri Url,
    Uri? PermanentUrl,
    bool NotModified,
    byte[] Body,
    string? MediaType,
    string? Charset,
    string? ETag,
    string? LastModified,
    long WireBytes)
{
    /// <summary>Values of the Link headers (RFC 8288) as they came.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}
