namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Whether a sentence begins as quotation whose end is punctuated as direct speech (<c>“Why not?” she asked</c>), not as a word
/// that is only set apart (<c>“Free” tickets are gone</c>).
/// </summary>
/// <param name="isOpen">Whether a quotation is open where the sentence begins.</param>
internal struct SpeechShape(bool isOpen)
{
    private bool begins = isOpen;
    private int closed = -1;

    /// <summary>Takes a quotation mark.</summary>
    /// <param name="at">Its offset.</param>
    /// <param name="isOpen">Whether a quotation is open behind it.</param>
    /// <param name="letters">Letters of the sentence before it.</param>
    internal void Mark(int at, bool isOpen, int letters)
    {
        if (isOpen && letters == 0)
            begins = true;
        else if (!isOpen && closed < 0)
            closed = at;
    }

    /// <summary>The answer, behind the sentence's last character.</summary>
    internal readonly bool Is(string paragraph, SentenceSpan sentence)
    {
        if (!begins || closed <= sentence.Start)
            return false;
        var last = paragraph.AsSpan(sentence.Start, closed - sentence.Start).TrimEnd();
        if (last.Length > 0 && IsSpeechMark(last[^1]) || paragraph[closed] is '—' or '–' or '―')
            return true;
        var next = closed + 1;
        while (next < sentence.End && char.IsWhiteSpace(paragraph[next]))
            next++;
        return next < sentence.End && paragraph[next] is ',' or '،' or '—' or '–' or '―' or 'と' or '，' or '、';
    }

    private static bool IsSpeechMark(char c) =>
        c is ',' or '.' or '!' or '?' or '…' or ';' or '؟' or '。' or '！' or '？' or '，';
}
