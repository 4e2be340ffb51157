using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Asks for the final hidden state at a prompt's last position.</summary>
internal sealed class StateRequest(PromptPrefix prefix, int[] tokens) : EngineRequest<float[]>(prefix, tokens, [])
{
    private float[] copy = [];

    internal override bool ReadsLogits => false;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state) => copy = state.ToArray();

    private protected override float[] Result() => copy;
}
