namespace StreamSubjectivity.Store.Articles;

/// <summary>A sentence in the store.</summary>
/// <param name="Ordinal">Its number, which never changes its meaning.</param>
/// <param name="Position">Its place in the current version, or null where it isn't in it.</param>
/// <param name="Paragraph">Number of its paragraph.</param>
/// <param name="Start">Its offset in the paragraph.</param>
/// <param name="Quoted">Whether most of it is quotation.</param>
/// <param name="Hash">Identity of its wording.</param>
/// <param name="Text">The sentence.</param>
internal sealed record StoredSentence(int Ordinal, int? Position, int Paragraph, int Start, bool Quoted, byte[] Hash, string Text);
