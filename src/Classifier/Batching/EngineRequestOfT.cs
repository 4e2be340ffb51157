namespace StreamSubjectivity.Classifier.Batching;

/// <summary>A request whose answer is a <typeparamref name="T"/>.</summary>
internal abstract class EngineRequest<T> : EngineRequest
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected EngineRequest(PromptPrefix prefix, int[] tokens, IReadOnlyList<int[]> branches, int trunkOutputs = 1)
        : base(prefix, tokens, branches, trunkOutputs)
    {
    }

    /// <summary>The answer.</summary>
    internal Task<T> Answer => completion.Task;

    internal override bool IsFinished => completion.Task.IsCompleted;

    internal override void Complete() => completion.TrySetResult(Result());

    internal override void Fail(Exception exception) => completion.TrySetException(exception);

    internal override void Cancel(CancellationToken cancellationToken) => completion.TrySetCanceled(cancellationToken);

    /// <summary>The answer, once every output was accepted.</summary>
    private protected abstract T Result();
}
