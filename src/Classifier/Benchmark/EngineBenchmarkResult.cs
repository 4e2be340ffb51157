namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>What the engine's benchmark measured.</summary>
/// <param name="Ratio">Suffix tokens a second over the limit.</param>
/// <param name="ProcessorRatio">The same in processor time a token: what other programs on the machine hardly change.</param>
/// <param name="LimitTokensPerSecond">The library's own speed on one prompt of 512 tokens (llama-bench's pp512), median.</param>
/// <param name="SuffixTokensPerSecond">Tokens of sentences a second, the shared prefix not counted, median.</param>
/// <param name="SentencesPerSecond">Sentences a second, median.</param>
/// <param name="LatencyMilliseconds">From submitting one sentence to an idle engine until its answer, median.</param>
/// <param name="BytesPerSentence">Managed bytes allocated a sentence.</param>
/// <param name="Model">File name of the model.</param>
/// <param name="Form">Its form.</param>
/// <param name="PrefixTokens">Tokens of the shared prefix.</param>
/// <param name="BatchTokens">Most tokens of one decode.</param>
/// <param name="Contexts">Contexts that decode side by side.</param>
/// <param name="Threads">Threads of all of them, and of the limit.</param>
/// <param name="Rounds">Interleaved rounds of limit and engine.</param>
/// <param name="SentencesPerRound">Sentences of a round.</param>
public sealed record EngineBenchmarkResult(
    double Ratio,
    double ProcessorRatio,
    double LimitTokensPerSecond,
    double SuffixTokensPerSecond,
    double SentencesPerSecond,
    double LatencyMilliseconds,
    double BytesPerSentence,
    string Model,
    string Form,
    int PrefixTokens,
    int BatchTokens,
    int Contexts,
    int Threads,
    int Rounds,
    int SentencesPerRound);
