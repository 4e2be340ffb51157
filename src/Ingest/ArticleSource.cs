namespace StreamSubjectivity.Ingest;

/// <summary>An article as it was read from a page, a feed or a file, before it is split and stored.</summary>
/// <param name="Url">Its identity within the outlet: a canonical URL, or a URN where there is none.</param>
/// <param name="Title">Headline, or null.</param>
/// <param name="Authors">Names in order.</param>
/// <param name="Section">Section, or null.</param>
/// <param name="Published">Time of publication, or null.</param>
/// <param name="Paragraphs">Its text.</param>
/// <param name="Languages">Languages that were declared, the most trusted first.</param>
public sealed record ArticleSource(
    string Url,
    string? Title,
    IReadOnlyList<string> Authors,
    string? Section,
    DateTimeOffset? Published,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string?> Languages)
{
    /// <summary>Whether the text was found in a page, which shows what its outlet repeats beside it.</summary>
    public bool IsPage { get; init; }
}
