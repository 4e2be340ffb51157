namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Tells which sentences are mostly quotation: more than half of their letters and digits stand inside quotation marks.
/// </summary>
internal static class QuotationMarker
{
    /// <summary>One answer a sentence of the paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="sentences">Its sentences, in order.</param>
    /// <param name="next">The paragraph behind it, or null: a quotation that goes on there is opened anew and stays open
    /// here.</param>
    internal static bool[] Mark(string paragraph, IReadOnlyList<SentenceSpan> sentences, string? next)
    {
        var goesOn = next is not null && QuotationTracker.Opens(next);
        var unclosed = Unclosed(paragraph);
        var tracker = new QuotationTracker(paragraph);
        var quoted = new bool[sentences.Count];
        for (var s = 0; s < sentences.Count; s++)
        {
            int inside = 0, all = 0;
            for (var i = sentences[s].Start; i < sentences[s].End; i++)
            {
                if (tracker.Step(i) || !char.IsLetterOrDigit(paragraph[i]))
                    continue;
                all++;
                if (tracker.IsOpen)
                    inside++;
            }

            quoted[s] = inside * 2 > all;
            // A mark that is never closed and doesn't go on is a slip: it counts to the end of its sentence.
            if (!goesOn && unclosed >= 0 && unclosed < sentences[s].End && tracker.IsOpen)
                tracker.Reset();
        }

        return quoted;
    }

    // Offset of the mark that opens what is still open at the end, or -1.
    private static int Unclosed(string paragraph)
    {
        var tracker = new QuotationTracker(paragraph);
        var opened = -1;
        for (var i = 0; i < paragraph.Length; i++)
        {
            var was = tracker.IsOpen;
            if (tracker.Step(i) && !was)
                opened = i;
        }

        return tracker.IsOpen ? opened : -1;
    }
}
