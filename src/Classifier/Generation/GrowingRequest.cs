using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>
/// A request that goes on from its own outputs: the tokens that it appends are decoded next, in the batches of everybody else, as the one
/// branch of its trunk.
/// </summary>
internal abstract class GrowingRequest<T> : EngineRequest<T>
{
    private readonly int[] appended;

    /// <summary>Sets room aside.</summary>
    /// <param name="prefix">What the prompt begins with.</param>
    /// <param name="tokens">The rest of the prompt.</param>
    /// <param name="room">Most tokens that will be appended.</param>
    private protected GrowingRequest(PromptPrefix prefix, int[] tokens, int room)
        : base(prefix, tokens, room > 0 ? [new int[room]] : []) => appended = room > 0 ? Branches[0] : [];

    internal sealed override CellUse Use => CellUse.Generation;

    internal sealed override int ReadyTokens => Tokens.Length + Appended;

    internal sealed override bool ReadsLogits => true;

    /// <summary>Tokens appended so far.</summary>
    private protected int Appended { get; private set; }

    // Only the last token's output is news: a request that failed in company is decoded again from its start.
    internal sealed override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state)
    {
        if (output == Appended && !GoesOn(logits))
            Complete();
    }

    /// <summary>Reads the logits after the last token. Appends what is to be decoded next and returns true; or false at the answer's end.</summary>
    private protected abstract bool GoesOn(ReadOnlySpan<float> logits);

    private protected void Append(int token) => appended[Appended++] = token;
}
