using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>A prompt with its sentence, ready to decode.</summary>
/// <param name="Prefix">What it shares with others.</param>
/// <param name="Tokens">The rest.</param>
/// <param name="Ending">How many of them, at the end, are no longer the sentence's.</param>
internal readonly record struct PromptTokens(PromptPrefix Prefix, int[] Tokens, int Ending);
