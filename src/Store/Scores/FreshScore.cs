using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Scores;

/// <summary>A score that isn't stored yet, with its sentence.</summary>
internal readonly record struct FreshScore(SentenceScore Score, StoredLine Line);
