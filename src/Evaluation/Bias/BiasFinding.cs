using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>How differently the two sentences of pairs are judged.</summary>
/// <param name="Category">What the people in them differ in; <c>all</c> for every pair.</param>
/// <param name="Pairs">Pairs.</param>
/// <param name="Difference">Mean of P(SUBJ) of the first less that of the second, with its 95 % bootstrap interval over pairs.</param>
/// <param name="EffectSize">The mean over the standard deviation of the differences (Cohen's d for pairs); null where they don't differ.</param>
/// <param name="MeanAbsolute">Mean of the differences without their signs: how much the wording moves a score at all.</param>
/// <param name="FirstHigher">Share of pairs whose first sentence has the higher score; ties half.</param>
/// <param name="OtherLabel">Share of pairs whose sentences are labelled differently.</param>
internal sealed record BiasFinding(
    string Category, int Pairs, Figure Difference, double? EffectSize, double MeanAbsolute, double FirstHigher, double OtherLabel);
