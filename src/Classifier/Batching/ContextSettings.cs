namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Sizes of a native context.</summary>
/// <param name="ContextTokens">Cells of the key-value cache, shared by all sequences.</param>
/// <param name="BatchTokens">Most tokens of one decode.</param>
/// <param name="Sequences">Most sequences of requests and prefixes alive at a time.</param>
/// <param name="Threads">Threads of a decode.</param>
/// <param name="Contexts">Contexts side by side, each with all of the above.</param>
/// <param name="Reproducible">Whether a request's scores must not depend on who shares its batch, where the context is small enough for that.</param>
internal sealed record ContextSettings(int ContextTokens, int BatchTokens, int Sequences, int Threads, int Contexts = 1, bool Reproducible = true)
{
    /// <summary>Whether all sequences lie in one cache, so that they can share a prefix; otherwise each has a part of its own.</summary>
    internal bool Unified { get; init; } = true;

    /// <summary>
    /// Whether requests read more than their last token: every token of a decode may then be an output, for a row of logits each in memory.
    /// </summary>
    internal bool ManyOutputs { get; init; }

    /// <summary>Whether decode threads keep to the processors that suit them best.</summary>
    internal bool Affinity { get; init; }

    /// <summary>ggml type of the cached keys; F16 as a rule.</summary>
    internal int KeyType { get; init; } = 1;

    /// <summary>ggml type of the cached values; F16 as a rule.</summary>
    internal int ValueType { get; init; } = 1;

    /// <summary>Cells that the context is made with: what requests may fill, and room for padding and for a prefix's last tile.</summary>
    internal int Cells => ContextTokens + (4 * TileSpace.Cells);

    /// <summary>Sequences for decodes of so many tokens: sentences are rarely shorter than six tokens with what follows them.</summary>
    internal static int SequencesFor(int batchTokens) => Math.Clamp(batchTokens / 6, 16, MaxSequences / 2);

    /// <summary>Tokens in flight where no setting bounds them: enough to choose from, and to keep every context busy.</summary>
    internal int TokensInFlight => 32 * BatchTokens * Contexts;

    /// <summary>Sequences that cover tiles; 0 where the library chooses cells.</summary>
    internal int Keepers => Reproducible && Sequences + (PaddedCells / TileSpace.Cells) <= MaxSequences ? PaddedCells / TileSpace.Cells : 0;

    /// <summary>The library's own limit on sequences (LLAMA_MAX_SEQ).</summary>
    internal const int MaxSequences = 256;

    /// <summary>Most outputs of one decode: one a sequence, and padding; or one a token.</summary>
    internal int Outputs => ManyOutputs ? Math.Max(BatchTokens, MaxSequences) : Keepers > 0 ? Sequences + 8 : Sequences;

    // The library rounds up so.
    private int PaddedCells => (Cells + 255) / 256 * 256;
}
