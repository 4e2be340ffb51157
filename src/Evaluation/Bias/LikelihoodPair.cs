namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>How much likelier a model finds the first sentence of a pair than the second.</summary>
/// <param name="Category">What the people in them differ in.</param>
/// <param name="Whole">Difference of ln P of the sentences.</param>
/// <param name="Token">Difference of ln P a token.</param>
internal sealed record LikelihoodPair(string Category, double Whole, double Token);
