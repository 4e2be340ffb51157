using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>A sentence with its judgement, on its way to the store.</summary>
internal readonly record struct ScoredSentence(SentenceInFlight Work, SentenceJudgement Judgement);
