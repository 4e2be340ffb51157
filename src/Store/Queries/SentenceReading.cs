namespace StreamSubjectivity.Store.Queries;

/// <summary>A sentence in its article.</summary>
/// <param name="Ordinal">Its number in the article, the same over all versions.</param>
/// <param name="Position">Its place in the current version, from 0.</param>
/// <param name="Paragraph">Its paragraph, from 0.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Quoted">Whether most of it is quotation.</param>
/// <param name="Score">What the active scorer says of it, or null while it waits.</param>
/// <param name="DeadReason">Why it will have no score, or null.</param>
public sealed record SentenceReading(
    int Ordinal, int Position, int Paragraph, string Text, bool Quoted, ReadScore? Score, string? DeadReason);
