namespace StreamSubjectivity.Evaluation.Metrics;

/// <summary>A figure with its bootstrap interval.</summary>
/// <param name="Value">On the sentences as they are; null where it isn't defined.</param>
/// <param name="Low">Lower end of the 95 % percentile interval (Efron and Tibshirani 1993, chapter 13).</param>
/// <param name="High">Upper end.</param>
internal sealed record Figure(double? Value, double? Low, double? High);
