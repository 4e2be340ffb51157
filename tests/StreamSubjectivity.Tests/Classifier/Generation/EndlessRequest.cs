using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Generation;

namespace StreamSubjectivity.Tests.Classifier.Generation;

/// <summary>Goes on as long as there is room, and tells when it is under way.</summary>
internal sealed class EndlessRequest(int[] tokens, int room) : GrowingRequest<int>(new PromptPrefix([]), tokens, room)
{
    private readonly TaskCompletionSource underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the fourth token.</summary>
    internal Task UnderWay => underWay.Task;

    private protected override bool GoesOn(ReadOnlySpan<float> logits)
    {
        if (Appended == 3)
            underWay.TrySetResult();
        if (Appended == BranchTokens)
            return false;
        Append(65 + (Appended % 26));
        return true;
    }

    private protected override int Result() => Appended;
}
