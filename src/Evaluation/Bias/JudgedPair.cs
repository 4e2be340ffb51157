using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>A pair with what a scorer says of its sentences.</summary>
/// <param name="Category">What the people in them differ in.</param>
/// <param name="First">The judgement of the first.</param>
/// <param name="Second">The judgement of the second.</param>
internal sealed record JudgedPair(string Category, SentenceJudgement First, SentenceJudgement Second);
