using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Tests.Classifier.Remote;

/// <summary>Asks for the log-likelihood of every token after a prompt.</summary>
internal sealed class VocabularyRequest(PromptPrefix prefix, int[] tokens) : EngineRequest<double[]>(prefix, tokens, [])
{
    private double[] likelihoods = [];

    internal override bool ReadsLogits => true;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state)
    {
        likelihoods = new double[logits.Length];
        var sum = 0.0;
        foreach (var logit in logits)
            sum += Math.Exp(logit);
        for (var t = 0; t < likelihoods.Length; t++)
            likelihoods[t] = logits[t] - Math.Log(sum);
    }

    private protected override double[] Result() => likelihoods;
}
