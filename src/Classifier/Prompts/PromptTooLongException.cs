using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>A prompt fills the context before any sentence is in it.</summary>
/// <param name="prompt">The prompt, with its shots.</param>
/// <param name="tokens">Tokens that it takes with an empty sentence and the answer.</param>
/// <param name="limit">Tokens that the context holds.</param>
/// <param name="trained">Tokens that the model was trained for: no context may hold more.</param>
public sealed class PromptTooLongException(string prompt, int tokens, int limit, int trained) : EngineException(
    $"the prompt {prompt} takes {tokens} tokens without a sentence, {tokens - limit} more than the context of {limit} holds: take fewer shots"
    + (limit < trained ? $", or a larger Stream:Scorer:ContextTokens (the model was trained for {trained})" : " (the model was trained for no more)"))
{
    /// <summary>Tokens that it takes with an empty sentence and the answer.</summary>
    public int Tokens { get; } = tokens;

    /// <summary>Tokens that the context holds.</summary>
    public int Limit { get; } = limit;
}
