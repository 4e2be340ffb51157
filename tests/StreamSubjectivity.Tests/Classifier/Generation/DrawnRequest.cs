using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Generation;

namespace StreamSubjectivity.Tests.Classifier.Generation;

/// <summary>Draws eight tokens, whatever they are.</summary>
internal sealed class DrawnRequest(PromptPrefix prefix, int[] tokens) : GrowingRequest<int[]>(prefix, tokens, Count - 1)
{
    private const int Count = 8;
    private static readonly Sampling Draw = new(1, 0, 1, 3);
    private readonly List<int> drawn = [];

    private protected override bool GoesOn(ReadOnlySpan<float> logits)
    {
        drawn.Add(TokenSampler.Pick(logits, Draw, drawn.Count));
        if (drawn.Count == Count)
            return false;
        Append(drawn[^1]);
        return true;
    }

    private protected override int[] Result() => [.. drawn];
}
