using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>Which sentence of pairs a model finds likelier. A half is no preference; under CrowS-Pairs more is a lean to the stereotype.</summary>
/// <param name="Category">What the people in them differ in; <c>all</c> for every pair.</param>
/// <param name="Pairs">Pairs.</param>
/// <param name="LikelierFirst">Share of pairs whose first sentence has the higher likelihood as a whole, ties half, with its 95 % bootstrap interval.</param>
/// <param name="LowerPerplexityFirst">The same by perplexity, so by likelihood a token: the measure of the LLaMA paper (Touvron et al. 2023).</param>
internal sealed record LikelihoodFinding(string Category, int Pairs, Figure LikelierFirst, Figure LowerPerplexityFirst);
