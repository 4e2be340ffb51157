using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Store.Contracts;

/// <summary>A score to be written.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Ordinal">The sentence's ordinal in it.</param>
/// <param name="Judgement">What the scorer said.</param>
public readonly record struct SentenceScore(long ArticleId, int Ordinal, SentenceJudgement Judgement);
