namespace StreamSubjectivity.Store.Labels;

/// <summary>A sentence in its article.</summary>
/// <param name="Article">The article.</param>
/// <param name="Ordinal">Its number there.</param>
public readonly record struct SentencePlace(long Article, int Ordinal);
