namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A worked example in a prompt.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Subjective">Its label.</param>
public sealed record TrialShot(string Sentence, bool Subjective);
