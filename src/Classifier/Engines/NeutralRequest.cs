using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Asks for the likelihoods of the label words after the neutral context.</summary>
internal sealed class NeutralRequest(int[] context, LabelTokens labels) : EngineRequest<double[]>(new PromptPrefix([]), context, labels.Branches)
{
    private readonly double[] scores = new double[labels.Scores];

    internal override bool ReadsLogits => true;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state) => labels.Accept(output, logits, scores);

    private protected override double[] Result() => scores;
}
