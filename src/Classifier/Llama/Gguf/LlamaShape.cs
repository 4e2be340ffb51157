namespace StreamSubjectivity.Classifier.Llama.Gguf;

/// <summary>The sizes of a LLaMA-architecture model, read from its file and held against each other.</summary>
/// <param name="Layers">Transformer blocks.</param>
/// <param name="Width">Length of a hidden state.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="KeyValueHeads">Heads of keys and values; divides <paramref name="Heads"/>.</param>
/// <param name="HeadSize">Length of one head's keys and values.</param>
/// <param name="FeedForward">Width of the feed-forward block, of one expert where there are several.</param>
/// <param name="Vocabulary">Tokens of the vocabulary.</param>
/// <param name="TrainedContext">Tokens of context that it was trained for.</param>
/// <param name="Experts">Experts of a mixture; 0 where it is none.</param>
/// <param name="ExpertsUsed">Experts that a token passes through; 0 where it is no mixture.</param>
internal sealed record LlamaShape(
    int Layers,
    int Width,
    int Heads,
    int KeyValueHeads,
    int HeadSize,
    int FeedForward,
    int Vocabulary,
    int TrainedContext,
    int Experts,
    int ExpertsUsed)
{
    /// <summary>The architectures' names in GGUF that are run: LLaMA's own, which Mistral, Mixtral and SmolLM files carry too, and what came of it.</summary>
    internal static readonly IReadOnlyList<string> Architectures = ["llama", "mistral3", "smollm3"];

    /// <summary>Bytes that one token of context takes in the F16 key-value cache.</summary>
    internal long CacheBytesPerToken => 2L * 2 * Layers * KeyValueHeads * HeadSize;

    /// <summary>Reads and checks what native code would take on trust, or end the process over.</summary>
    /// <exception cref="ModelFileException">Another architecture, a missing or impossible value, or a tensor of the wrong shape.</exception>
    internal static LlamaShape Of(GgufFile file) => new LlamaShapeReader(file).Read();
}
