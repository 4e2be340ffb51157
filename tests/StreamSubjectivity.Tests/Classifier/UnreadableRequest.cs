using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>A request whose outputs nobody can read.</summary>
internal sealed class UnreadableRequest(int[] tokens) : EngineRequest<int>(new PromptPrefix([]), tokens, [])
{
    internal override bool ReadsLogits => true;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state) =>
        throw new InvalidDataException("unreadable");

    private protected override int Result() => 0;
}
