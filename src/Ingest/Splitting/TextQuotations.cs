namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Tells which sentences of a text of several paragraphs are mostly quotation.</summary>
public static class TextQuotations
{
    /// <summary>One answer a sentence. A line is a paragraph.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentences">All its sentences, in order.</param>
    /// <param name="language">BCP 47.</param>
    public static IReadOnlyList<bool> Mark(string text, IReadOnlyList<SentenceSpan> sentences, string language)
    {
        var paragraphs = new List<List<SentenceSpan>>();
        foreach (var sentence in sentences)
        {
            if (paragraphs.Count == 0 || text[sentence.Start - 1] is '\n' or '\r' or '\u2029')
                paragraphs.Add([]);
            paragraphs[^1].Add(sentence);
        }

        var quoted = new List<bool>(sentences.Count);
        for (var p = 0; p < paragraphs.Count; p++)
        {
            var start = paragraphs[p][0].Start;
            quoted.AddRange(QuotationMarker.Mark(
                Text(text, paragraphs[p]),
                paragraphs[p].ConvertAll(s => new SentenceSpan(s.Start - start, s.End - start)),
                p + 1 < paragraphs.Count ? Text(text, paragraphs[p + 1]) : null,
                language));
        }

        return quoted;
    }

    private static string Text(string text, List<SentenceSpan> paragraph) => text[paragraph[0].Start..paragraph[^1].End];
}
