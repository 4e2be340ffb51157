namespace StreamSubjectivity.Shared.Scoring;

/// <summary>A prompt with its sentence needs more tokens than the context holds.</summary>
/// <param name="tokens">Tokens that the prompt and the sentence need.</param>
/// <param name="limit">Tokens that the context allows for one sequence.</param>
public sealed class SentenceTooLongException(int tokens, int limit)
    : Exception($"the prompt with this sentence takes {tokens} tokens, {tokens - limit} more than the context of {limit} holds: "
    + "fewer shots, a shorter prompt or a larger Stream:Scorer:ContextTokens make room")
{
    /// <summary>Tokens that the prompt and the sentence need.</summary>
    public int Tokens { get; } = tokens;

    /// <summary>Tokens that the context allows for one sequence.</summary>
    public int Limit { get; } = limit;
}
