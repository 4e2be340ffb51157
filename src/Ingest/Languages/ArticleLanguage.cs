using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Languages;

/// <summary>Decides an article's language from what the page and the feed say and what its text looks like.</summary>
/// <param name="detector">Reads the text.</param>
public sealed class ArticleLanguage(ILanguageDetector detector)
{
    /// <summary>
    /// BCP 47. The text wins over the labels where they disagree on the language: templates label every page alike. A label that
    /// agrees keeps its region, and one stands alone where the text is too short.
    /// </summary>
    /// <param name="paragraphs">The article's text.</param>
    /// <param name="labels">What page and feed declare, the most trusted first; nulls are skipped.</param>
    public string Decide(IReadOnlyList<string> paragraphs, params ReadOnlySpan<string?> labels)
    {
        var detected = detector.Detect(string.Join('\n', paragraphs.Take(20)));
        string? first = null;
        foreach (var label in labels)
        {
            if (FeedText.Language(label) is not { } tag)
                continue;
            if (detected == tag.Split('-')[0])
                return tag;
            first ??= tag;
        }

        return detected != LinguaDetector.Undetermined ? detected : first ?? detected;
    }
}
