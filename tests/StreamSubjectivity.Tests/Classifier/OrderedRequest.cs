using System.Collections.Concurrent;
using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>Notes when it was answered, and what the decode thread had allocated by then.</summary>
internal sealed class OrderedRequest(string name, int[] tokens, ConcurrentQueue<(string Name, long Allocated)> answered, PromptPrefix prefix)
    : EngineRequest<int>(prefix, tokens, [])
{
    internal override bool ReadsLogits => false;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state) =>
        answered.Enqueue((name, GC.GetAllocatedBytesForCurrentThread()));

    private protected override int Result() => 0;
}
