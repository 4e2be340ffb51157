namespace StreamSubjectivity.Store.Contracts;

/// <summary>A sentence to be sent.</summary>
/// <param name="Ordinal">Its ordinal in the article.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Quoted">Whether most of it is quotation.</param>
public sealed record OutboxSentence(int Ordinal, string Text, bool Quoted);
