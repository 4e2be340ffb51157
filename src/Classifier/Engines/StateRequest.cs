using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Asks for the final hidden state of a prompt.</summary>
/// <param name="prefix">What the prompt begins with.</param>
/// <param name="tokens">The rest of it.</param>
/// <param name="reading">Which state.</param>
/// <param name="ending">How many of the tokens, at the end, are no longer the sentence's.</param>
internal sealed class StateRequest(PromptPrefix prefix, int[] tokens, StateReading reading = StateReading.Last, int ending = 0)
    : EngineRequest<float[]>(prefix, tokens, [], StateReader.Outputs(reading, tokens.Length))
{
    private readonly StateReader reader = new(reading, tokens.Length, ending);

    internal override bool ReadsLogits => false;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state) => reader.Accept(output, state);

    private protected override float[] Result() => reader.State;
}
