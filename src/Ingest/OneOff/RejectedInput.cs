namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>Input that did not become an article.</summary>
/// <param name="Location">URL, or file and line.</param>
/// <param name="Reason">Short machine-readable reason.</param>
/// <param name="Detail">What was wrong, for people.</param>
public sealed record RejectedInput(string Location, string Reason, string Detail);
