using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Generation;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Asks how likely a text is: the sum of ln P of its tokens, each given those before it.</summary>
/// <param name="prefix">Of no tokens, one for all texts: every further object would be decoded as a prefix of its own.</param>
/// <param name="tokens">What the text begins after, at least one token, then the text.</param>
/// <param name="given">How many of the tokens are not the text's.</param>
internal sealed class LikelihoodRequest(PromptPrefix prefix, int[] tokens, int given) : EngineRequest<double>(prefix, tokens, [], tokens.Length)
{
    private double sum;

    internal override bool ReadsLogits => true;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state)
    {
        // A request that failed in company starts again at its first output.
        if (output == 0)
            sum = 0;
        var next = output + 1;
        if (next >= given && next < Tokens.Length)
            sum += logits[Tokens[next]] - Likelihood.LogSumExp(logits);
    }

    private protected override double Result() => sum;
}
