namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Sizes of a native context.</summary>
/// <param name="ContextTokens">Cells of the key-value cache, shared by all sequences.</param>
/// <param name="BatchTokens">Most tokens of one decode.</param>
/// <param name="Sequences">Most sequences alive at a time, 1..256.</param>
/// <param name="Threads">Threads of a decode.</param>
internal sealed record ContextSettings(int ContextTokens, int BatchTokens, int Sequences, int Threads)
{
    /// <summary>The library's own limit on sequences (LLAMA_MAX_SEQ).</summary>
    internal const int MaxSequences = 256;
}
