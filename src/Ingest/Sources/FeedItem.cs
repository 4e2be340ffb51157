namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// An item of a feed. Texts are readable: markup and character references are resolved, paragraphs stand apart by an empty line.
/// </summary>
/// <param name="Id">Identity in its feed: its id, else its URL, else a hash of what it says.</param>
/// <param name="Url">Absolute URL of the article, or null.</param>
/// <param name="Title">Title in one line, or null.</param>
/// <param name="Published">Time of publication in UTC, or null.</param>
/// <param name="Updated">Time of the last change in UTC, or null.</param>
/// <param name="Authors">Names in order.</param>
/// <param name="Summary">Summary, or null.</param>
/// <param name="Content">Full content where the feed carries it, or null.</param>
/// <param name="Categories">Categories in order, each once.</param>
public sealed record FeedItem(
    string Id,
    string? Url,
    string? Title,
    DateTimeOffset? Published,
    DateTimeOffset? Updated,
    IReadOnlyList<string> Authors,
    string? Summary,
    string? Content,
    IReadOnlyList<string> Categories);
