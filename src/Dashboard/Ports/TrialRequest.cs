namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A sentence to try.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Prompt">A prompt of <see cref="TrialOffer.Prompts"/>; null for the scorer as it runs.</param>
/// <param name="Shots">Worked examples from people's labels.</param>
public sealed record TrialRequest(string Sentence, string? Prompt = null, int Shots = 0);
