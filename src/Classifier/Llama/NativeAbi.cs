using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>
/// Recognises the one ABI that the structs here describe, by the defaults that the library fills in:
/// a field that moved shows a value that it can't have.
/// </summary>
internal static class NativeAbi
{
    /// <summary>The release that the binding was written for.</summary>
    internal const string Version = "v0.5.0";

    /// <summary>Checks the loaded library.</summary>
    /// <exception cref="NativeAbiException">It is another version, or its defaults don't fit.</exception>
    internal static unsafe void Check(string directory)
    {
        try
        {
            var faults = Faults(LlamaNative.ModelDefaultParams(), LlamaNative.ContextDefaultParams(), LlamaNative.QuantizeDefaultParams());
            if (faults.Count > 0)
                throw Refusal(directory, Marshal.PtrToStringUTF8((nint)LlamaNative.Version()), string.Join(", ", faults));
        }
        catch (EntryPointNotFoundException e)
        {
            throw new NativeAbiException($"{directory}: not llama.cpp {Version}: {e.Message}", e);
        }
    }

    /// <summary>The fields whose default isn't what llama.cpp v0.5.0 returns.</summary>
    internal static IReadOnlyList<string> Faults(LlamaModelParams model, LlamaContextParams context, LlamaQuantizeParams quantize)
    {
        var faults = new List<string>();
        Expect(model.GpuLayers == -1, "n_gpu_layers");
        Expect(model.SplitMode == 1, "split_mode");
        Expect(model is { LoadMode: -1, LazyMode: 1 }, "load_mode");
        Expect(model.MainGpu == 0 && model.TensorSplit == 0 && model.ProgressCallback == 0, "model pointers");
        Expect(model is { VocabularyOnly: 0, CheckTensors: 0, UseExtraBuffers: 1, NoHost: 0, NoAllocation: 0 }, "model flags");
        Expect(context is { ContextTokens: 512, BatchTokens: 2048, MicroBatchTokens: 512, MaxSequences: 1 }, "n_ctx, n_batch, n_ubatch, n_seq_max");
        Expect(context is { MaxOutputs: 0, MaxOutputsPerSequence: 1 }, "n_outputs_max");
        Expect(context is { Threads: > 0 and < 4096, BatchThreads: > 0 and < 4096 }, "n_threads");
        Expect(context is { RopeScaling: -1, Pooling: -1, Attention: -1, FlashAttention: -1 }, "rope_scaling, pooling, attention, flash_attn");
        Expect(context is { YarnExtrapolation: -1f, DefragmentationThreshold: -1f }, "yarn and defrag");
        Expect(context is { KeyType: 1, ValueType: 1, EvaluationCallback: 0, AbortCallback: 0 }, "type_k, type_v");
        Expect(context is { Embeddings: 0, OffloadCache: 1, OffloadOperations: 1 }, "context flags");
        Expect(context is { SamplerCount: 0, OtherContext: 0 }, "samplers");
        Expect(quantize is { FileType: 7, OutputTensorType: 43, EmbeddingTensorType: 43 }, "ftype and tensor types");
        Expect(quantize is { AllowRequantize: 0, QuantizeOutput: 1, OnlyCopy: 0, Pure: 0, KeepSplit: 0, DryRun: 0, ImportanceMatrix: 0 }, "quantize flags");
        return faults;

        void Expect(bool fits, string field)
        {
            if (!fits)
                faults.Add(field);
        }
    }

    private static NativeAbiException Refusal(string directory, string? version, string faults) => new(
        $"{directory}: these libraries are not llama.cpp {Version} but {version ?? "unknown"}: the defaults of {faults} are elsewhere. "
        + "Run 'npm ci' to get the locked version, or point Stream:Native:Directory to it");
}
