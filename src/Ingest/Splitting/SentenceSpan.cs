namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Place of a sentence in a text, with the white space behind it. The spans of a text follow each other without gap or overlap.
/// </summary>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="End">UTF-16 offset behind its last character.</param>
public readonly record struct SentenceSpan(int Start, int End)
{
    /// <summary>Characters in it.</summary>
    public int Length => End - Start;
}
