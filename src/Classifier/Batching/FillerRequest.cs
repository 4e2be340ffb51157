namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Tokens that nobody asked for: a prefix to keep, or padding.</summary>
internal sealed class FillerRequest(int[] tokens) : EngineRequest(None, tokens, [])
{
    private static readonly PromptPrefix None = new([]);

    internal override bool ReadsLogits => false;

    internal override bool IsFinished => false;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state)
    {
    }

    internal override void Complete()
    {
    }

    internal override void Fail(Exception exception)
    {
    }

    internal override void Cancel(CancellationToken cancellationToken)
    {
    }
}
