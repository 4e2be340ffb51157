namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>One step of the measurement of scale.</summary>
/// <param name="Sentences">Sentences scored.</param>
/// <param name="SentencesPerSecond">By the clock.</param>
/// <param name="SentencesPerProcessorSecond">By the processor time of this process, which other processes don't disturb.</param>
/// <param name="ResidentBytes">Memory that the process holds at the end of the step.</param>
/// <param name="BytesPerSentence">Managed bytes allocated a sentence.</param>
public sealed record EngineScaleStep(
    int Sentences, double SentencesPerSecond, double SentencesPerProcessorSecond, long ResidentBytes, double BytesPerSentence);
