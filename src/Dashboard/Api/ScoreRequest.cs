namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A sentence to score; prompt and shots are those that the page offers, or left out for the scorer as it runs.</summary>
internal sealed record ScoreRequest(string? Sentence, string? Prompt = null, int Shots = 0);
