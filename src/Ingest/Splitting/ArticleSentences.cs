using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>The sentences of an article, trimmed, with their places and whether they are quotation.</summary>
internal static class ArticleSentences
{
    // More than any sentence of prose; what is longer (a table, a list without stops) is cut at a space.
    private const int LongestSentence = 4000;

    /// <summary>Splits the paragraphs of an article.</summary>
    /// <param name="paragraphs">Paragraphs in reading order.</param>
    /// <param name="language">BCP 47, <c>und</c> where unknown.</param>
    /// <param name="splitter">The splitter.</param>
    public static List<SentenceDraft> Of(IReadOnlyList<string> paragraphs, string language, ISentenceSplitter splitter)
    {
        var drafts = new List<SentenceDraft>();
        for (var p = 0; p < paragraphs.Count; p++)
        {
            var text = paragraphs[p];
            var spans = splitter.Split(text, language).SelectMany(span => Pieces(text, span)).ToList();
            var quoted = QuotationMarker.Mark(text, spans, p + 1 < paragraphs.Count ? paragraphs[p + 1] : null, language);
            for (var s = 0; s < spans.Count; s++)
                Add(drafts, p, text, spans[s], quoted[s]);
        }

        return drafts;
    }

    // A sentence needs a letter: rows of stars, lone page numbers and dashes say nothing.
    private static void Add(List<SentenceDraft> drafts, int paragraph, string text, SentenceSpan span, bool quoted)
    {
        var start = span.Start;
        while (start < span.End && char.IsWhiteSpace(text[start]))
            start++;
        var sentence = text[start..span.End].TrimEnd();
        if (sentence.Any(char.IsLetter))
            drafts.Add(new SentenceDraft(paragraph, start, sentence, quoted));
    }

    private static IEnumerable<SentenceSpan> Pieces(string text, SentenceSpan span)
    {
        var start = span.Start;
        while (span.End - start > LongestSentence)
        {
            var cut = text.LastIndexOf(' ', start + LongestSentence, LongestSentence / 2) + 1;
            if (cut <= start)
                cut = start + LongestSentence - (char.IsLowSurrogate(text[start + LongestSentence]) ? 1 : 0);
            yield return new SentenceSpan(start, cut);
            start = cut;
        }

        yield return new SentenceSpan(start, span.End);
    }
}
