using System.Globalization;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>Refuses a model that doesn't fit the memory before the system kills the process for it, and names a setting that would fit.</summary>
/// <param name="file">The model as it would run.</param>
/// <param name="settings">The context.</param>
/// <param name="gpuLayers">Layers wanted on GPUs; 0 where there is none.</param>
/// <param name="hostFree">Free bytes of the system.</param>
/// <param name="gpuFree">Free bytes of all GPUs that share it.</param>
internal sealed class MemoryCheck(ModelFile file, ContextSettings settings, int gpuLayers, long hostFree, long gpuFree)
{
    private const int LeastContext = 512;

    /// <summary>What a GPU's driver takes for itself beside the model.</summary>
    private const long GpuReserve = 300L << 20;

    /// <summary>The context.</summary>
    internal ContextSettings Settings => settings;

    /// <summary>Free bytes of the system.</summary>
    internal long HostFree => hostFree;

    /// <summary>What the model takes.</summary>
    internal MemoryEstimate Estimate { get; } = MemoryEstimate.Of(file, settings, gpuLayers);

    /// <summary>Whether it fits.</summary>
    internal bool Fits => FitsWith(Estimate);

    /// <summary>Does nothing where it fits.</summary>
    /// <exception cref="ModelFileException">It doesn't; the message says how much is missing, and what to set.</exception>
    internal void Require()
    {
        if (Fits)
            return;
        var (needed, free, where) = Estimate.Host > hostFree ? (Estimate.Host, hostFree, "memory") : (Estimate.Gpu + GpuReserve, gpuFree, "GPU memory");
        throw new ModelFileException(
            file.Path,
            $"needs about {Size(needed)} of {where} and {Size(free)} are free: {Advice()} (Stream:Scorer:CheckMemory false tries nevertheless)");
    }

    /// <summary>Bytes for people: <c>1.2 GiB</c>.</summary>
    internal static string Size(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):F1} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):F0} MiB");

    /// <summary>The mildest setting that would fit.</summary>
    internal string Advice() => Candidates().FirstOrDefault(c => FitsWith(c.Estimate)).Setting
        ?? "no setting would fit; take a smaller model or a larger machine";

    private IEnumerable<(string Setting, MemoryEstimate Estimate)> Candidates()
    {
        for (var context = Steps(settings.ContextTokens); context >= LeastContext; context = Steps(context))
            yield return ($"set Stream:Scorer:ContextTokens {context}", MemoryEstimate.Of(file, WithContext(context), gpuLayers));
        if (file.Shape.HeadSize % 32 == 0)
        {
            var small = settings with { KeyType = 8, ValueType = 8 };
            yield return ("set Stream:Scorer:KeyCache and ValueCache q8_0", MemoryEstimate.Of(file, small, gpuLayers));
        }

        for (var layers = file.Shape.Layers; gpuLayers != 0 && layers >= 0; layers--)
            yield return ($"set Stream:Scorer:GpuLayers {layers}", MemoryEstimate.Of(file, settings, layers));
        var least = MemoryEstimate.Of(file, WithContext(Math.Min(LeastContext, settings.ContextTokens)), gpuLayers);
        var reduced = least with { Weights = Quantised(least.Weights), GpuWeights = Quantised(least.GpuWeights) };
        yield return (
            $"make a smaller form (stream model derive {Path.GetFileName(file.Path)} --type q4_0) and set Stream:Scorer:ContextTokens {LeastContext}", reduced);
    }

    // From the file's bits a weight to the 4.5 of Q4_0.
    private long Quantised(long bytes)
    {
        var elements = file.Header.Tensors.Sum(t => t.Shape.Aggregate(1L, (a, b) => a * b));
        return Math.Min(bytes, (long)(bytes * (elements * 4.5 / 8 / file.Header.Tensors.Sum(t => t.Bytes))));
    }

    private bool FitsWith(MemoryEstimate estimate) =>
        estimate.Host <= hostFree && (estimate.Gpu == 0 || estimate.Gpu + GpuReserve <= gpuFree);

    private ContextSettings WithContext(int context) =>
        settings with { ContextTokens = context, BatchTokens = Math.Min(settings.BatchTokens, context) };

    // The next lower power of two.
    private static int Steps(int context) => 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(context - 1)));
}
