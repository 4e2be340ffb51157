namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Where the bytes of a feed came from.</summary>
/// <param name="Location">File or URL, for messages.</param>
/// <param name="BaseUrl">URL that relative links are resolved against, or null where it isn't known.</param>
/// <param name="Charset">Charset of the Content-Type header, or null.</param>
public sealed record FeedOrigin(string Location, Uri? BaseUrl = null, string? Charset = null);
