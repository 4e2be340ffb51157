namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Tells which sentences are mostly quotation: more than half of their letters and digits stand inside quotation marks, or they are
/// direct speech with a few words on who speaks.
/// </summary>
internal static class QuotationMarker
{
    private const int LongestAttribution = 40;

    /// <summary>One answer a sentence of the paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="sentences">Its sentences, in order.</param>
    /// <param name="next">The paragraph behind it, or null: a quotation that goes on there is opened anew and stays open
    /// here.</param>
    /// <param name="language">BCP 47: not every language has every style.</param>
    internal static bool[] Mark(string paragraph, IReadOnlyList<SentenceSpan> sentences, string? next, string language)
    {
        var goesOn = next is not null && QuotationTracker.Opens(next);
        var unclosed = Unclosed(paragraph, language);
        var tracker = new QuotationTracker(paragraph, language);
        var quoted = new bool[sentences.Count];
        for (var s = 0; s < sentences.Count; s++)
        {
            int inside = 0, all = 0;
            var speech = new SpeechShape(tracker.IsOpen);
            for (var i = sentences[s].Start; i < sentences[s].End; i++)
            {
                if (tracker.Step(i))
                {
                    speech.Mark(i, tracker.IsOpen, all);
                    continue;
                }

                if (!char.IsLetterOrDigit(paragraph[i]))
                    continue;
                all++;
                if (tracker.IsOpen)
                    inside++;
            }

            quoted[s] = inside * 2 > all || all - inside <= LongestAttribution && inside > 0 && speech.Is(paragraph, sentences[s]);
            // A mark that is never closed and doesn't go on is a slip: it counts to the end of its sentence.
            if (!goesOn && unclosed >= 0 && unclosed < sentences[s].End && tracker.AwaitsMark)
                tracker.Reset();
        }

        return quoted;
    }

    // Offset of the mark that opens what is still open at the end, or -1.
    private static int Unclosed(string paragraph, string language)
    {
        var tracker = new QuotationTracker(paragraph, language);
        var opened = -1;
        for (var i = 0; i < paragraph.Length; i++)
        {
            var was = tracker.AwaitsMark;
            if (tracker.Step(i) && !was)
                opened = i;
        }

        return tracker.AwaitsMark ? opened : -1;
    }
}
