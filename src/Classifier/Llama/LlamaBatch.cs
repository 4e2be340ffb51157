using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary><c>llama_batch</c>, passed by value; every pointer leads to <see cref="TokenCount"/> elements.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal unsafe struct LlamaBatch
{
    [FieldOffset(0)]
    public int TokenCount;

    [FieldOffset(8)]
    public int* Tokens;

    [FieldOffset(16)]
    public float* Embeddings;

    [FieldOffset(24)]
    public int* Positions;

    [FieldOffset(32)]
    public int* SequenceCounts;

    [FieldOffset(40)]
    public int** Sequences;

    [FieldOffset(48)]
    public byte* Outputs;
}
