namespace StreamSubjectivity.Ingest.Polling;

/// <summary>What a feed says of an entry, kept until its article is stored.</summary>
/// <param name="Url">Absolute URL of the article, or null.</param>
/// <param name="Title">Title, or null.</param>
/// <param name="Published">Time of publication, or null.</param>
/// <param name="Authors">Names in order.</param>
/// <param name="Text">The feed's own text of it, paragraphs apart by an empty line, or null.</param>
/// <param name="Section">Its one category, or null.</param>
/// <param name="Language">Language of the feed, or null.</param>
internal sealed record EntryPayload(
    string? Url,
    string? Title,
    DateTimeOffset? Published,
    IReadOnlyList<string> Authors,
    string? Text,
    string? Section,
    string? Language)
{
    /// <summary>The paragraphs of the feed's own text.</summary>
    internal IReadOnlyList<string> Paragraphs() =>
        Text?.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
