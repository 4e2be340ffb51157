using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Tests.Classifier.Generation;

/// <summary>The slow and plain way: the whole sequence anew for every token.</summary>
internal sealed class StepReference(int[] tokens) : EngineRequest<float[]>(new PromptPrefix([]), tokens, [])
{
    private float[] row = [];

    internal override bool ReadsLogits => true;

    /// <summary>The logits after a sequence.</summary>
    internal static Task<float[]> LogitsAsync(LlamaEngine engine, IReadOnlyList<int> sequence, CancellationToken cancellationToken) =>
        engine.SubmitAsync(new StepReference([.. sequence]), cancellationToken);

    /// <summary>ln P of a token after a sequence.</summary>
    internal static async Task<double> LogLikelihoodAsync(LlamaEngine engine, IReadOnlyList<int> sequence, int token, CancellationToken cancellationToken)
    {
        var logits = await LogitsAsync(engine, sequence, cancellationToken);
        return logits[token] - Math.Log(logits.Sum(l => Math.Exp(l)));
    }

    /// <summary>ln P of tokens after a sequence, each.</summary>
    internal static async Task<double[]> LogLikelihoodsAsync(LlamaEngine engine, IReadOnlyList<int> sequence, int[] tokens, CancellationToken cancellationToken)
    {
        var likelihoods = new double[tokens.Length];
        for (var t = 0; t < tokens.Length; t++)
            likelihoods[t] = await LogLikelihoodAsync(engine, [.. sequence, .. tokens[..t]], tokens[t], cancellationToken);
        return likelihoods;
    }

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state) => row = logits.ToArray();

    private protected override float[] Result() => row;
}
