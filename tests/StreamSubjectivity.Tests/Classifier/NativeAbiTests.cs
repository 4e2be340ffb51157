using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Llama.Gguf;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class NativeAbiTests
{
    [Fact]
    public void Structs_have_the_sizes_of_the_library()
    {
        Assert.Equal(80, Unsafe.SizeOf<LlamaModelParams>());
        Assert.Equal(160, Unsafe.SizeOf<LlamaContextParams>());
        Assert.Equal(56, Unsafe.SizeOf<LlamaBatch>());
        Assert.Equal(64, Unsafe.SizeOf<LlamaQuantizeParams>());
    }

    [Theory]
    [InlineData(nameof(LlamaModelParams.GpuLayers), 16)]
    [InlineData(nameof(LlamaModelParams.LoadMode), 24)]
    [InlineData(nameof(LlamaModelParams.TensorSplit), 40)]
    [InlineData(nameof(LlamaModelParams.ProgressCallback), 48)]
    [InlineData(nameof(LlamaModelParams.VocabularyOnly), 72)]
    [InlineData(nameof(LlamaModelParams.LoadPredictionLayers), 77)]
    public void Model_parameters_lie_where_the_library_reads_them(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<LlamaModelParams>(field));

    [Theory]
    [InlineData(nameof(LlamaContextParams.MaxSequences), 12)]
    [InlineData(nameof(LlamaContextParams.MaxOutputs), 20)]
    [InlineData(nameof(LlamaContextParams.FlashAttention), 52)]
    [InlineData(nameof(LlamaContextParams.EvaluationCallback), 88)]
    [InlineData(nameof(LlamaContextParams.KeyType), 104)]
    [InlineData(nameof(LlamaContextParams.AbortCallback), 112)]
    [InlineData(nameof(LlamaContextParams.Embeddings), 128)]
    [InlineData(nameof(LlamaContextParams.UnifiedCache), 133)]
    [InlineData(nameof(LlamaContextParams.OtherContext), 152)]
    public void Context_parameters_lie_where_the_library_reads_them(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<LlamaContextParams>(field));

    [Fact]
    public void Defaults_of_another_layout_are_named()
    {
        NativeLibraries.Load(new NativeOptions(), NullLoggerFactory.Instance);
        var (model, context, quantize) = (LlamaNative.ModelDefaultParams(), LlamaNative.ContextDefaultParams(), LlamaNative.QuantizeDefaultParams());
        Assert.Empty(NativeAbi.Faults(model, context, quantize));

        context.UnifiedCache = 0;
        context.OffloadCache = 0;
        model.SplitMode = 0;
        Assert.Equal(["split_mode", "context flags"], NativeAbi.Faults(model, context, quantize));
    }

    [Fact]
    public void Tensor_types_have_the_block_sizes_of_the_library()
    {
        NativeLibraries.Load(new NativeOptions(), NullLoggerFactory.Instance);
        foreach (var type in GgmlTypes.Known)
            Assert.Equal(((int)GgmlNative.BlockSize(type), (int)GgmlNative.TypeSize(type)), GgmlTypes.Block(type));
    }
}
