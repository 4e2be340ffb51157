using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary><c>llama_model_quantize_params</c> of llama.cpp v0.5.0 on a 64-bit machine.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct LlamaQuantizeParams
{
    [FieldOffset(0)]
    public int Threads;

    [FieldOffset(4)]
    public int FileType;

    [FieldOffset(8)]
    public int OutputTensorType;

    [FieldOffset(12)]
    public int EmbeddingTensorType;

    [FieldOffset(16)]
    public byte AllowRequantize;

    [FieldOffset(17)]
    public byte QuantizeOutput;

    [FieldOffset(18)]
    public byte OnlyCopy;

    [FieldOffset(19)]
    public byte Pure;

    [FieldOffset(20)]
    public byte KeepSplit;

    [FieldOffset(21)]
    public byte DryRun;

    [FieldOffset(24)]
    public nint ImportanceMatrix;

    [FieldOffset(32)]
    public nint MetadataOverrides;

    [FieldOffset(40)]
    public nint TensorOverrides;

    [FieldOffset(48)]
    public nint PrunedLayers;

    [FieldOffset(56)]
    public nuint MaxBufferSize;
}
