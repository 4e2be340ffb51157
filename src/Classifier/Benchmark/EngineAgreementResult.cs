namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>How far scores depend on company.</summary>
/// <param name="Sentences">Sentences scored alone and among others.</param>
/// <param name="Company">The others.</param>
/// <param name="LargestDifference">Largest difference in log-odds.</param>
/// <param name="MeanDifference">Mean difference in log-odds.</param>
/// <param name="Different">Sentences whose two scores differ at all.</param>
/// <param name="Form">The model's form.</param>
/// <param name="Prompt">The prompt.</param>
public sealed record EngineAgreementResult(
    int Sentences, int Company, double LargestDifference, double MeanDifference, int Different, string Form, string Prompt);
