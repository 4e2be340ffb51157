namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Tokens that nobody asked for: a prefix to keep, or padding up to the least size of a decode.</summary>
internal sealed class FillerRequest : EngineRequest
{
    private static readonly PromptPrefix None = new([]);

    /// <summary>Keeps these tokens.</summary>
    internal FillerRequest(int[] tokens)
        : base(None, tokens, [])
    {
    }

    /// <summary>Pads by so many tokens, of which the last <paramref name="outputs"/> (at least 1) are outputs.</summary>
    internal FillerRequest(int tokens, int outputs)
        : base(None, new int[tokens - outputs + 1], outputs > 1 ? [new int[outputs - 1]] : [])
    {
    }

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
