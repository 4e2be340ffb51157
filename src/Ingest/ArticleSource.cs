using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Polling;

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

    /// <summary>An article as its page shows it, with what its feed says where the page is silent.</summary>
    /// <param name="url">Its identity.</param>
    /// <param name="page">The page.</param>
    /// <param name="paragraphs">The page's text, without what its outlet repeats.</param>
    /// <param name="said">What the feed says, or null.</param>
    internal static ArticleSource OfPage(string url, ExtractedPage page, IReadOnlyList<string> paragraphs, EntryPayload? said) => new(
        url,
        page.Title ?? said?.Title,
        page.Authors.Count > 0 || said is null ? page.Authors : said.Authors,
        page.Section ?? said?.Section,
        page.Published ?? said?.Published,
        paragraphs,
        [page.Language, said?.Language])
    {
        IsPage = true,
    };

    /// <summary>An article of the feed's own text.</summary>
    /// <param name="url">Its identity.</param>
    /// <param name="said">What the feed says.</param>
    internal static ArticleSource OfFeed(string url, EntryPayload said) => new(
        url, said.Title, said.Authors, said.Section, said.Published, said.Paragraphs(), [said.Language]);
}
