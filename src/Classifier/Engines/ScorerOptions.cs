using System.ComponentModel.DataAnnotations;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines.Remote;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>What judges sentences, and with what means: section <c>Stream:Scorer</c>.</summary>
public sealed class ScorerOptions : IValidatableObject
{
    /// <summary>Name of the section under <c>Stream</c>.</summary>
    public const string Section = "Scorer";

    /// <summary>Name of a shipped model or path of a GGUF file; null: the shipped default.</summary>
    public string? Model { get; set; }

    /// <summary>Name of a shipped scorer or path of a scorer file; null: the shipped default, or <c>zero-shot</c> on a server.</summary>
    public string? Scorer { get; set; }

    /// <summary>Name of a shipped prompt or path of a prompt file; null: the scorer's own.</summary>
    public string? Prompt { get; set; }

    /// <summary>Folder of the faster forms that are made of models; null: one under the user's cache folder.</summary>
    public string? Forms { get; set; }

    /// <summary>Threads of a decode; 0: one a processor.</summary>
    [Range(0, 512)]
    public int Threads { get; set; }

    /// <summary>Tokens of the key-value cache: the shared prompt, and every sentence in the context.</summary>
    [Range(256, 1 << 20)]
    public int ContextTokens { get; set; } = 4096;

    /// <summary>Most tokens of one decode; 0: 512 on a CPU, 2048 on a GPU.</summary>
    [Range(0, 1 << 16)]
    public int BatchTokens { get; set; }

    /// <summary>Most tokens submitted and not yet answered; who submits more waits. 0: 32 decodes' worth.</summary>
    [Range(0, 1 << 24)]
    public int TokensInFlight { get; set; }

    /// <summary>Layers that go to a GPU, where there is one; -1: all.</summary>
    [Range(-1, 1024)]
    public int GpuLayers { get; set; } = -1;

    /// <summary>Where the native libraries are.</summary>
    public NativeOptions Native { get; set; } = new();

    /// <summary>The inference server that judges, in place of a model in this process.</summary>
    public RemoteOptions Remote { get; set; } = new();

    /// <summary>Where forms are kept.</summary>
    internal string FormsFolder => Forms ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } local
            ? local
            : Path.GetTempPath(),
        "stream-subjectivity",
        "models");

    /// <summary>The faults of what is nested here.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Remote.Faults();

    internal ContextSettings ToSettings()
    {
        var batch = BatchTokens > 0 ? BatchTokens : 512;
        return new ContextSettings(
            ContextTokens,
            Math.Min(batch, ContextTokens),
            Math.Clamp(batch / 6, 16, ContextSettings.MaxSequences / 2),
            Threads > 0 ? Threads : Environment.ProcessorCount);
    }
}
