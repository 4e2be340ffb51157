namespace StreamSubjectivity.Store.Queries;

/// <summary>A sentence of any version of an article.</summary>
/// <param name="Ordinal">Its number in the article, the same over all versions.</param>
/// <param name="Position">Its place in the current version; null where it isn't in it.</param>
/// <param name="Paragraph">Its paragraph, in the last version that had it.</param>
/// <param name="Start">Its offset there.</param>
/// <param name="Text">The sentence, not trusted.</param>
public sealed record KeptSentence(int Ordinal, int? Position, int Paragraph, int Start, string Text);
