using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary><c>llama_token_data_array</c>: candidates that samplers narrow down.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal unsafe struct LlamaTokenDataArray
{
    [FieldOffset(0)]
    public LlamaTokenData* Data;

    [FieldOffset(8)]
    public nuint Size;

    [FieldOffset(16)]
    public long Selected;

    [FieldOffset(24)]
    public byte Sorted;
}
