using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>Makes the prompt of each sentence.</summary>
internal abstract class SentencePrompts
{
    /// <summary>The prompt of a sentence.</summary>
    /// <exception cref="SentenceTooLongException">It can't fit the context, however it is tokenised.</exception>
    internal abstract ValueTask<PromptTokens> ForAsync(string sentence, CancellationToken cancellationToken);
}
