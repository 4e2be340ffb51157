using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Hardware;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>Brings a model's file to what will run: its form, its adapters, and the certainty that it fits.</summary>
internal static class ModelPreparation
{
    /// <summary>Opens the model that the options name, a shipped, a pulled, or any file.</summary>
    /// <exception cref="ModelFileException">Missing, damaged, altered, or of another architecture.</exception>
    internal static Task<ModelFile> OpenAsync(ScorerOptions options, CancellationToken cancellationToken) =>
        ModelFile.OpenAsync(options.Model, options.FormsFolder, cancellationToken);

    /// <summary>The file that will run, with its adapters, made where it isn't there yet.</summary>
    /// <exception cref="ModelFileException">The form can't be made, an adapter is for another model, or a cache type doesn't fit the heads.</exception>
    internal static async Task<ModelFile> PrepareAsync(
        ScorerOptions options, ModelFile file, ModelForm? form, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (form is not null)
            file = await new ModelForms(options.FormsFolder, options.Native, loggers).GetAsync(file, form, cancellationToken).ConfigureAwait(false);
        CacheTypes.Check(file, CacheTypes.Number(options.KeyCache), CacheTypes.Number(options.ValueCache));
        var adapters = new List<LoraFile>();
        foreach (var adapter in options.Adapters)
            adapters.Add(await LoraFile.OpenAsync(adapter, file, cancellationToken).ConfigureAwait(false));
        return file with { Adapters = adapters };
    }

    /// <summary>Holds the estimate against the memory that is free now. The native libraries must be loaded.</summary>
    internal static MemoryCheck Memory(ScorerOptions options, ModelFile file)
    {
        var gpus = ComputeDevice.Gpus(ComputeDevice.Found());
        var shared = options.Placement.Split == GpuSplit.None ? gpus.Skip(options.MainGpu).Take(1) : gpus;
        var gpuLayers = gpus.Count > 0 ? options.GpuLayers : 0;
        return new MemoryCheck(file, options.ToSettings(gpuLayers != 0), gpuLayers, SystemMemory.Free(), shared.Sum(g => g.FreeBytes));
    }
}
