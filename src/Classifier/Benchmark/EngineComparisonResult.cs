namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>Sentences a second of this engine and of the usual ways, medians of rounds in turns.</summary>
/// <param name="SentencesPerSecond">This engine.</param>
/// <param name="OnePromptACall">Whole prompts, one a call.</param>
/// <param name="CachePerSequence">Whole prompts in batches, each sequence with a cache of its own.</param>
/// <param name="Sequences">Sequences of the latter.</param>
/// <param name="Threads">Threads of each.</param>
public sealed record EngineComparisonResult(double SentencesPerSecond, double OnePromptACall, double CachePerSequence, int Sequences, int Threads);
