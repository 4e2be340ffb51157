using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>Asks for the log-likelihood of each word after a prompt, normalised over the vocabulary at every token.</summary>
internal sealed class LikelihoodRequest(PromptPrefix prefix, int[] tokens, int[][] words)
    : EngineRequest<double[]>(prefix, tokens, words.All(w => w.Length == 1) ? [] : [.. words.Select(w => w[..^1])])
{
    private readonly double[] likelihoods = new double[words.Length];

    internal override bool ReadsLogits => true;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state)
    {
        var normal = 0.0;
        foreach (var logit in logits)
            normal += Math.Exp(logit);
        if (output == 0)
        {
            for (var w = 0; w < words.Length; w++)
                likelihoods[w] = logits[words[w][0]] - Math.Log(normal);
            return;
        }

        var places = words.SelectMany((word, w) => word[1..].Select(token => (Word: w, Token: token))).ToArray();
        likelihoods[places[output - 1].Word] += logits[places[output - 1].Token] - Math.Log(normal);
    }

    private protected override double[] Result() => likelihoods;
}
