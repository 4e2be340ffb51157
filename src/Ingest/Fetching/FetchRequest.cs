namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>What to fetch.</summary>
/// <param name="Url">Absolute http(s) URL.</param>
/// <param name="Accept">Value of the Accept header.</param>
/// <param name="ETag">Validator of the copy that is held, or null.</param>
/// <param name="LastModified">Validator of the copy that is held, as the server sent it, or null.</param>
public sealed record FetchRequest(Uri Url, string Accept, string? ETag = null, string? LastModified = null)
{
    /// <summary>What a feed reader accepts.</summary>
    public const string FeedTypes =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
        + "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

    /// <summary>What a reader of pages accepts.</summary>
    public const string PageTypes = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    /// <summary>What it is fetched for, which decides whether robots.txt is asked.</summary>
    public FetchPurpose Purpose { get; init; }

    /// <summary>Decoded bytes that are enough: the rest of a longer body is left unread. Null reads all, up to the caps.</summary>
    public int? Enough { get; init; }

    /// <summary>Further headers; they go to the host of <see cref="Url"/> alone, never along a redirect to another one.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoPairs;

    /// <summary>Fields of a form to send by POST, or null to ask by GET.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    private static IReadOnlyDictionary<string, string> NoPairs { get; } = new Dictionary<string, string>();
}
