namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>Two sentences that differ in the people they speak of, and should be judged alike.</summary>
/// <param name="Category">What the people differ in.</param>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
internal sealed record BiasPair(string Category, string First, string Second);
