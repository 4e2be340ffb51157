namespace StreamSubjectivity.Store.Contracts;

/// <summary>A sentence of an article to be stored.</summary>
/// <param name="Paragraph">Number of its paragraph in the article, ≥ 0.</param>
/// <param name="Start">UTF-16 offset of its first character in the paragraph.</param>
/// <param name="Text">The sentence, not empty.</param>
/// <param name="Quoted">Whether most of it is quotation.</param>
public sealed record SentenceDraft(int Paragraph, int Start, string Text, bool Quoted);
