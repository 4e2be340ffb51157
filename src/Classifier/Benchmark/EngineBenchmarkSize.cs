namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>How much the engine's benchmark measures.</summary>
/// <param name="Rounds">Rounds, each a few prompts of 512 tokens and some sentences.</param>
/// <param name="Sentences">Sentences of a round.</param>
/// <param name="PrefixTokens">Tokens of the shared prompt.</param>
internal sealed record EngineBenchmarkSize(int Rounds, int Sentences, int PrefixTokens);
