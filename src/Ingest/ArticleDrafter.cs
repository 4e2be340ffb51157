using StreamSubjectivity.Ingest.Languages;
using StreamSubjectivity.Ingest.Splitting;
using StreamSubjectivity.Ingest.Text;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest;

/// <summary>Makes the draft that is stored: the language is decided and the text is split.</summary>
/// <param name="splitter">Splits paragraphs.</param>
/// <param name="language">Decides languages.</param>
/// <param name="time">Dates what has no date.</param>
public sealed class ArticleDrafter(ISentenceSplitter splitter, ArticleLanguage language, TimeProvider time)
{
    private const int TitleLength = 120;
    private static readonly DateTimeOffset Earliest = new(1600, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(2);

    /// <summary>The draft, or null where the text has no sentence.</summary>
    public ArticleDraft? Draft(int outletId, ArticleSource article)
    {
        var decided = language.Decide(article.Paragraphs, [.. article.Languages]);
        var sentences = ArticleSentences.Of(article.Paragraphs, decided, splitter);
        if (sentences.Count == 0)
            return null;
        var published = Published(article.Published);
        return new ArticleDraft(
            outletId,
            article.Url,
            Title(article.Title, sentences[0].Text),
            article.Authors,
            article.Section,
            decided,
            published ?? time.GetUtcNow(),
            sentences)
        {
            PublishedGuessed = published is null,
        };
    }

    // Feeds of short notes have no titles: their beginning stands for one.
    private static string Title(string? title, string firstSentence)
    {
        if (ParagraphText.Line(title ?? "") is { Length: > 0 } line)
            return line;
        if (firstSentence.Length <= TitleLength)
            return firstSentence;
        var cut = firstSentence.LastIndexOf(' ', TitleLength);
        return $"{firstSentence[..(cut > 0 ? cut : TitleLength - 1)]}…";
    }

    // A date ahead of the clock is a slip of the outlet's, and would give the article a month of its own.
    private DateTimeOffset? Published(DateTimeOffset? published) =>
        published >= Earliest && published <= time.GetUtcNow() + Ahead ? published.Value.ToUniversalTime() : null;
}
