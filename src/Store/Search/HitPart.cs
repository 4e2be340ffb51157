namespace StreamSubjectivity.Store.Search;

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Found">Whether it is a word that was looked for.</param>
public readonly record struct HitPart(string Text, bool Found);
