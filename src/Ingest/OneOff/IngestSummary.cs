namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>What ingest on request did.</summary>
/// <param name="Files">Files that were read.</param>
/// <param name="Feeds">Feeds among all inputs.</param>
/// <param name="Added">Articles that are new.</param>
/// <param name="Updated">Articles that got a new version.</param>
/// <param name="Unchanged">Articles that were stored as they are.</param>
/// <param name="Sentences">Sentences that are new.</param>
/// <param name="Rejected">What did not become an article, with its reason.</param>
/// <param name="Seconds">Time it took.</param>
public sealed record IngestSummary(
    int Files,
    int Feeds,
    int Added,
    int Updated,
    int Unchanged,
    int Sentences,
    IReadOnlyList<RejectedInput> Rejected,
    double Seconds);
