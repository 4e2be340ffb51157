using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Hardware;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Verbalizers;

namespace StreamSubjectivity.Cli.Doctor;

/// <summary>Looks at what scores would be made with: libraries, devices, model, and its memory.</summary>
internal static class EngineFindings
{
    /// <summary>The native libraries and the devices that they found.</summary>
    public static IReadOnlyList<Finding> Libraries(ScorerOptions options)
    {
        var folder = NativeLibraries.Load(options.Native, NullLoggerFactory.Instance);
        var findings = new List<Finding>
        {
            new(FindingMark.Fine, "llama.cpp", $"{NativeLibraries.Version} with the ABI of this program, {NativeLibraries.CpuVariant() ?? "one build for all processors"}, in {folder}"),
        };
        var devices = ComputeDevice.Found();
        foreach (var device in devices)
        {
            findings.Add(device.IsGpu
                ? new(FindingMark.Fine, "GPU", $"{device.Name}, {device.Description}: {MemoryCheck.Size(device.FreeBytes)} of {MemoryCheck.Size(device.TotalBytes)} free")
                : new(FindingMark.Fine, "device", $"{device.Name}, {device.Description}{(device.Kind == ComputeDeviceKind.Cpu ? $" ({string.Join(' ', ComputeDevice.CpuFeatures())})" : "")}"));
        }

        var build = Path.GetFileName(folder);
        if (devices.Any(d => d.IsGpu))
            return findings;
        if (build.Contains("cuda", StringComparison.Ordinal) || build.Contains("vulkan", StringComparison.Ordinal))
            findings.Add(new(FindingMark.Warn, "GPU", $"none was found by the build {build}: the processor computes", "install the GPU's driver (CUDA 12 or 13 for NVIDIA), or set Stream:Native:Gpu none"));
        else
            findings.Add(new(FindingMark.Fine, "GPU", "none is used: these libraries are for processors; STREAM_GPU=cuda or vulkan installs others"));
        return findings;
    }

    /// <summary>The model in the form that would run, and whether it fits.</summary>
    public static async Task<IReadOnlyList<Finding>> ModelAsync(ScorerOptions options, CancellationToken cancellationToken)
    {
        var (scorer, _) = ScorerFile.Read(options.Scorer ?? ScorerFile.Default);
        var source = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        var findings = new List<Finding>();
        if (scorer.Model is { } fitted && fitted.Sha256 != source.Sha256)
        {
            findings.Add(new(FindingMark.Fail, "scorer", $"{scorer.Name} was fitted with the model {fitted.Name}, not with {source.Path}", $"take --scorer {ScorerFile.ZeroShot}, or fit one"));
            return findings;
        }

        var form = scorer.Model?.Form;
        if (form is not null && !new ModelForms(options.FormsFolder, options.Native, NullLoggerFactory.Instance).Has(source, form))
            findings.Add(new(FindingMark.Warn, "form", $"{form} of the model isn't made yet", "the first start makes it, in seconds; or run ./stream model derive"));
        else
            source = await ModelPreparation.PrepareAsync(options, source, form, NullLoggerFactory.Instance, cancellationToken).ConfigureAwait(false);
        findings.Insert(0, new(FindingMark.Fine, "model", $"{source.Path}{(form is null ? "" : $", form {form}")}{Adapters(source)}, intact; scorer {scorer.Name}"));
        findings.AddRange(Sizes(options, source));
        return findings;
    }

    private static string Shape(ScorerOptions options, ContextSettings settings)
    {
        var threads = settings.Contexts * settings.Threads;
        return options.Contexts == 0 && settings.Reproducible
            ? $"{threads} threads, shared out among contexts as the first start measures"
            : $"{threads} threads in {settings.Contexts} contexts, {settings.BatchTokens} tokens a decode";
    }

    private static string Kept(ContextSettings settings) =>
        settings.Affinity && CpuTopology.Read() is { IsUneven: true } ? " kept to fast cores and near memory" : "";

    private static string Adapters(ModelFile file) => string.Concat(file.Adapters.Select(a => $", {a.Identity}"));

    private static IEnumerable<Finding> Sizes(ScorerOptions options, ModelFile file)
    {
        var memory = ModelPreparation.Memory(options, file);
        var settings = memory.Settings;
        yield return new(FindingMark.Fine, "engine", string.Create(
            CultureInfo.InvariantCulture,
            $"{Shape(options, settings)}{Kept(settings)}, context {settings.ContextTokens}; scores {(settings.Keepers > 0 ? "don't depend" : "depend a little")} on who shares the batch"));
        var estimate = memory.Estimate;
        var text = $"about {MemoryCheck.Size(estimate.Host)} needed{(estimate.Gpu > 0 ? $" and {MemoryCheck.Size(estimate.Gpu)} on GPUs" : "")}; {MemoryCheck.Size(memory.HostFree)} free";
        yield return memory.Fits
            ? new(FindingMark.Fine, "fit", text)
            : new(options.CheckMemory ? FindingMark.Fail : FindingMark.Warn, "fit", text, memory.Advice());
    }
}
