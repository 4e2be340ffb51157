namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Tokens that many prompts begin with. Decoded once and shared; two objects are two prefixes even if they hold the same tokens.</summary>
/// <param name="tokens">Its tokens; may be none.</param>
internal sealed class PromptPrefix(int[] tokens)
{
    private readonly uint largest = tokens.Length == 0 ? 0 : tokens.Max(t => (uint)t);

    /// <summary>The tokens.</summary>
    internal ReadOnlySpan<int> Tokens => tokens;

    /// <summary>How many.</summary>
    internal int Length => tokens.Length;

    /// <summary>Whether all are tokens of a vocabulary of that size.</summary>
    internal bool FitsVocabulary(int size) => largest < (uint)size;
}
