using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Llama.Gguf;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>
/// What a model with its context takes, in bytes, from the file's header alone. The file is mapped: pages whose weights were repacked
/// for the processor may go again and are not counted twice.
/// </summary>
/// <param name="Weights">All tensors, adapters among them.</param>
/// <param name="Cache">Keys and values of every cell.</param>
/// <param name="Compute">The graph's intermediate results, and the scratch of the threads.</param>
/// <param name="Outputs">Logits and states that the program reads.</param>
/// <param name="GpuWeights">Of <paramref name="Weights"/>, what goes to GPUs.</param>
/// <param name="GpuCache">Of <paramref name="Cache"/>, what goes to GPUs.</param>
internal sealed record MemoryEstimate(long Weights, long Cache, long Compute, long Outputs, long GpuWeights, long GpuCache)
{
    /// <summary>Everything.</summary>
    internal long Total => Weights + Cache + Compute + Outputs;

    /// <summary>On GPUs: a graph's buffers are there once a GPU computes.</summary>
    internal long Gpu => GpuWeights > 0 ? GpuWeights + GpuCache + Compute : 0;

    /// <summary>In the system's memory.</summary>
    internal long Host => Weights - GpuWeights + Cache - GpuCache + Outputs + Compute;

    /// <summary>Estimates.</summary>
    /// <param name="file">The model as it will run.</param>
    /// <param name="settings">The context.</param>
    /// <param name="gpuLayers">Layers on GPUs, the output counted as one; -1: all; 0 also where there is no GPU.</param>
    internal static MemoryEstimate Of(ModelFile file, ContextSettings settings, int gpuLayers)
    {
        var shape = file.Shape;
        var rows = (long)shape.KeyValueHeads * shape.HeadSize;
        var cells = RoundUp(settings.Cells, 256);
        var layerCache = cells * (CacheTypes.RowBytes(settings.KeyType, rows) + CacheTypes.RowBytes(settings.ValueType, rows));
        var outputs = (long)settings.Sequences + settings.Keepers;
        var onGpu = gpuLayers < 0 ? shape.Layers + 1 : Math.Min(gpuLayers, shape.Layers + 1);
        // The output goes first, then layers from the last on.
        var firstOnGpu = shape.Layers - Math.Max(0, onGpu - 1);
        return new MemoryEstimate(
            file.Header.Tensors.Sum(t => t.Bytes) + file.Adapters.Sum(a => a.Header.Tensors.Sum(t => t.Bytes)) + Tied(file.Header, onGpu),
            settings.Contexts * layerCache * shape.Layers,
            settings.Contexts * ComputeBytes(shape, settings, cells, outputs),
            settings.Contexts * ((outputs * shape.Vocabulary * sizeof(float)) + ((long)settings.Outputs * shape.Width * sizeof(float))),
            onGpu == 0 ? 0 : GpuTensors(file.Header, firstOnGpu) + Tied(file.Header, onGpu),
            settings.Contexts * layerCache * (shape.Layers - firstOnGpu));
    }

    // An embedding that is the output too stays on the host for look-ups, and goes to the GPU once more.
    private static long Tied(GgufFile header, int onGpu) => onGpu > 0 && header.Tensors.All(t => t.Name != "output.weight")
        ? header.Tensors.Where(t => t.Name == "token_embd.weight").Sum(t => t.Bytes)
        : 0;

    private static long GpuTensors(GgufFile header, int firstLayer) => header.Tensors
        .Where(t => t.Name.StartsWith("output", StringComparison.Ordinal) || (LayerOf(t.Name) is { } layer && layer >= firstLayer))
        .Sum(t => t.Bytes);

    private static int? LayerOf(string tensor) =>
        tensor.Split('.') is ["blk", var number, ..] && int.TryParse(number, out var layer) ? layer : null;

    // What lives at once: in a layer the mask, the feed-forward block's parts and what surrounds them; at the end the logits. The numbers are
    // what the library's allocator was seen to need, gaps between its tensors included.
    private static long ComputeBytes(LlamaShape shape, ContextSettings settings, long cells, long outputs)
    {
        long tokens = settings.BatchTokens;
        var mask = cells * RoundUp(tokens, 64) * 2;
        long used = shape.ExpertsUsed;
        var attention = (4L * shape.Width) + (2L * shape.HeadSize * (shape.Heads + shape.KeyValueHeads));
        var forward = used > 0
            ? (3 * used * shape.FeedForward) + ((3 + (2 * used)) * shape.Width)
            : (4L * shape.FeedForward) + (4L * shape.Width);
        var layer = mask + (tokens * sizeof(float) * Math.Max(attention, forward));
        var end = (Math.Min(outputs, tokens) * shape.Vocabulary * sizeof(float)) + (tokens * sizeof(float) * 3L * shape.Width);
        return Math.Max(layer, end) + Scratch(shape, settings);
    }

    // ggml_graph_plan of v0.5.0: the widest matrix product's input in 8 bits, or the tiles of attention of each thread.
    private static long Scratch(LlamaShape shape, ContextSettings settings)
    {
        var widest = Math.Max(shape.Width, shape.FeedForward * Math.Max(1L, shape.ExpertsUsed));
        var product = settings.BatchTokens * widest * 34 / 32;
        var attention = settings.Threads * sizeof(float) * ((4L * 64 * shape.HeadSize) + (2L * 64 * 64));
        return Math.Max(product, attention);
    }

    private static long RoundUp(long value, long step) => (value + step - 1) / step * step;
}
