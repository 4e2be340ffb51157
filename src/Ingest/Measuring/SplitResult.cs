namespace StreamSubjectivity.Ingest.Measuring;

/// <summary>What a measurement of the splitter found.</summary>
/// <param name="MbPerSecond">Megabytes of UTF-8 a second of processor time, one thread.</param>
/// <param name="FallbackMbPerSecond">The same with the built-in boundaries in place of ICU's.</param>
/// <param name="Icu">Whether ICU was there.</param>
/// <param name="Paragraphs">Paragraphs that were split.</param>
/// <param name="Sentences">Sentences that were found.</param>
/// <param name="Lost">Paragraphs whose sentences do not join to them: 0.</param>
/// <param name="Precision">Boundaries inside paragraphs that are right, 0..1; null where none are known.</param>
/// <param name="Recall">Known boundaries that were found, 0..1, or null.</param>
/// <param name="F1">Their harmonic mean, or null.</param>
public sealed record SplitResult(
    double MbPerSecond,
    double FallbackMbPerSecond,
    bool Icu,
    int Paragraphs,
    int Sentences,
    int Lost,
    double? Precision,
    double? Recall,
    double? F1);
