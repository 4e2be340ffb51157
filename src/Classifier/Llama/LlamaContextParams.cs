using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary><c>llama_context_params</c> of llama.cpp v0.5.0 on a 64-bit machine.</summary>
[StructLayout(LayoutKind.Explicit, Size = 160)]
internal struct LlamaContextParams
{
    [FieldOffset(0)]
    public uint ContextTokens;

    [FieldOffset(4)]
    public uint BatchTokens;

    [FieldOffset(8)]
    public uint MicroBatchTokens;

    [FieldOffset(12)]
    public uint MaxSequences;

    [FieldOffset(16)]
    public uint RecurrentSnapshots;

    [FieldOffset(20)]
    public uint MaxOutputs;

    [FieldOffset(24)]
    public uint MaxOutputsPerSequence;

    [FieldOffset(28)]
    public int Threads;

    [FieldOffset(32)]
    public int BatchThreads;

    [FieldOffset(36)]
    public int ContextType;

    [FieldOffset(40)]
    public int RopeScaling;

    [FieldOffset(44)]
    public int Pooling;

    [FieldOffset(48)]
    public int Attention;

    [FieldOffset(52)]
    public int FlashAttention;

    [FieldOffset(56)]
    public float RopeBase;

    [FieldOffset(60)]
    public float RopeScale;

    [FieldOffset(64)]
    public float YarnExtrapolation;

    [FieldOffset(68)]
    public float YarnAttention;

    [FieldOffset(72)]
    public float YarnBetaFast;

    [FieldOffset(76)]
    public float YarnBetaSlow;

    [FieldOffset(80)]
    public uint YarnOriginalContext;

    [FieldOffset(84)]
    public float DefragmentationThreshold;

    [FieldOffset(88)]
    public nint EvaluationCallback;

    [FieldOffset(96)]
    public nint EvaluationUserData;

    [FieldOffset(104)]
    public int KeyType;

    [FieldOffset(108)]
    public int ValueType;

    [FieldOffset(112)]
    public nint AbortCallback;

    [FieldOffset(120)]
    public nint AbortUserData;

    [FieldOffset(128)]
    public byte Embeddings;

    [FieldOffset(129)]
    public byte OffloadCache;

    [FieldOffset(130)]
    public byte NoTimings;

    [FieldOffset(131)]
    public byte OffloadOperations;

    [FieldOffset(132)]
    public byte FullSlidingWindow;

    [FieldOffset(133)]
    public byte UnifiedCache;

    [FieldOffset(136)]
    public nint Samplers;

    [FieldOffset(144)]
    public nuint SamplerCount;

    [FieldOffset(152)]
    public nint OtherContext;
}
