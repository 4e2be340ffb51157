using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>A prompt with its sentence, ready to decode.</summary>
/// <param name="Prefix">What it shares with others.</param>
/// <param name="Tokens">The rest.</param>
internal readonly record struct PromptTokens(PromptPrefix Prefix, int[] Tokens);
