namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>One frame for all sentences.</summary>
/// <param name="frame">The frame.</param>
/// <param name="limit">Most tokens of a prompt.</param>
internal sealed class FramedPrompts(PromptFrame frame, int limit) : SentencePrompts
{
    internal override ValueTask<PromptTokens> ForAsync(string sentence, CancellationToken cancellationToken) =>
        new(new PromptTokens(frame.Prefix, frame.Tokenize(sentence, limit), frame.Ending));
}
