namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>What was read of an article's page.</summary>
/// <param name="CanonicalUrl">The page's identity: its canonical URL without tracking parameters; null where no URL is
/// known.</param>
/// <param name="Title">Headline in one line, or null.</param>
/// <param name="Authors">Names in order.</param>
/// <param name="Published">Time of publication in UTC, or null.</param>
/// <param name="Section">Section, or null.</param>
/// <param name="Language">Declared language as BCP 47, or null.</param>
/// <param name="Paragraphs">The article's text, its standfirst first.</param>
/// <param name="Warnings">What was odd, for people.</param>
/// <param name="Rejection">Why the page must not become an article (<c>paywall</c>, <c>consent</c>, <c>empty-body</c>, <c>live-ticker</c>,
/// <c>gallery</c>, <c>list</c>, …), or
/// null.</param>
public sealed record ExtractedPage(
    string? CanonicalUrl,
    string? Title,
    IReadOnlyList<string> Authors,
    DateTimeOffset? Published,
    string? Section,
    string? Language,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Warnings,
    string? Rejection)
{
    /// <summary>What sort of page it is; only <see cref="PageKind.Article"/> is scored.</summary>
    public PageKind Kind { get; init; }
}
