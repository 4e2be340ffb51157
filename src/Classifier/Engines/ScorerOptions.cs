using System.ComponentModel.DataAnnotations;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines.Remote;
using StreamSubjectivity.Classifier.Hardware;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Shots;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>What judges sentences, and with what means: section <c>Stream:Scorer</c>.</summary>
public sealed class ScorerOptions : IValidatableObject
{
    /// <summary>Name of the section under <c>Stream</c>.</summary>
    public const string Section = "Scorer";

    /// <summary>Name of a shipped or pulled model, or path of a GGUF file; null: the shipped default.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// Name of a shipped scorer or path of a scorer file; null: the shipped default, or <c>zero-shot</c> on a server, and where <c>Mode</c>,
    /// <c>Rank</c> or <c>Shots</c> ask for label words.
    /// </summary>
    public string? Scorer { get; set; }

    /// <summary>Name of a shipped prompt or path of a prompt file; null: the scorer's own.</summary>
    public string? Prompt { get; set; }

    /// <summary>Whether label words are ranked by likelihood, or the model writes its answer.</summary>
    public AnswerMode Mode { get; set; }

    /// <summary>By what label words are ranked; null: what the prompt says, or their likelihood as it is.</summary>
    public RankMode? Rank { get; set; }

    /// <summary>What the model may write: <c>labels</c>, <c>none</c> for any text, or the path of a GBNF grammar, whose start is the rule <c>root</c>.</summary>
    [Required]
    public string Constrain { get; set; } = AnsweringSetup.Labels;

    /// <summary>Most tokens of a written answer; label words alone need none set.</summary>
    [Range(1, 4096)]
    public int MaxTokens { get; set; } = 16;

    /// <summary>Temperature that written tokens are drawn at; 0: always the most likely one.</summary>
    [Range(0d, 100d)]
    public double Temperature { get; set; }

    /// <summary>Written tokens are drawn from so many of the most likely; 0: all.</summary>
    [Range(0, 1 << 20)]
    public int TopK { get; set; }

    /// <summary>Written tokens are drawn from the most likely ones that together have this probability.</summary>
    [Range(1e-6, 1d)]
    public double TopP { get; set; } = 1;

    /// <summary>Strings that end a written answer.</summary>
    public IList<string> Stop { get; } = [];

    /// <summary>Worked examples in the prompt; the scorer must be one in which nothing was fitted.</summary>
    [Range(0, 64)]
    public int Shots { get; set; }

    /// <summary>File of labelled sentences that shots come from.</summary>
    public string? ShotsFrom { get; set; }

    /// <summary>
    /// How shots are chosen. Balanced and random ones are part of the shared prompt, which is decoded once; nearest ones are decoded with each
    /// sentence anew, and so is the sentence by itself, which costs several times as much.
    /// </summary>
    public ShotChoice ShotsBy { get; set; }

    /// <summary>Seed of the choice of shots, and of written tokens.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Folder of models: those pulled, and the faster forms that are made of models; null: one under the user's data folder.</summary>
    public string? Forms { get; set; }

    /// <summary>LoRA adapters in GGUF, as <c>FILE</c> or <c>FILE:SCALE</c>; applied to the model together.</summary>
    public IList<string> Adapters { get; } = [];

    /// <summary>Threads of a decode; 0: one a physical core that this process may use, fast ones only where there are two kinds.</summary>
    [Range(0, 512)]
    public int Threads { get; set; }

    /// <summary>
    /// Whether decode threads keep to the fast cores, where there are two kinds, and each context to one memory node (NUMA), where there are
    /// several; Linux only.
    /// </summary>
    public bool Affinity { get; set; } = true;

    /// <summary>Tokens of the key-value cache: the shared prompt, and every sentence in the context.</summary>
    [Range(256, 1 << 20)]
    public int ContextTokens { get; set; } = 4096;

    /// <summary>
    /// Contexts that decode side by side and share the threads, each with a cache of its own; 0: chosen by a short measurement at the first
    /// start on a CPU, 1 on a GPU.
    /// </summary>
    [Range(0, 64)]
    public int Contexts { get; set; }

    /// <summary>Most tokens of one decode; 0: chosen by a short measurement on a CPU, 2048 on a GPU.</summary>
    [Range(0, 1 << 16)]
    public int BatchTokens { get; set; }

    /// <summary>Most tokens submitted and not yet answered; who submits more waits. 0: 32 decodes' worth a context.</summary>
    [Range(0, 1 << 24)]
    public int TokensInFlight { get; set; }

    /// <summary>Layers that go to a GPU, where there is one; -1: all.</summary>
    [Range(-1, 1024)]
    public int GpuLayers { get; set; } = -1;

    /// <summary>How several GPUs share the model: <c>none</c> (one takes it), <c>layer</c>, or <c>row</c>.</summary>
    [RegularExpression("none|layer|row", ErrorMessage = "must be none, layer or row")]
    public string GpuSplit { get; set; } = "layer";

    /// <summary>Share of each GPU in the model, any positive scale; empty: by their free memory.</summary>
    public IList<float> GpuShares { get; } = [];

    /// <summary>The GPU, counted from 0, of a model that isn't split.</summary>
    [Range(0, 127)]
    public int MainGpu { get; set; }

    /// <summary>Type of the cached keys: <c>f16</c>, or <c>q8_0</c> or <c>q4_0</c> in half or less of the memory and a little less exact.</summary>
    [RegularExpression("f16|q8_0|q4_0", ErrorMessage = "must be f16, q8_0 or q4_0")]
    public string KeyCache { get; set; } = "f16";

    /// <summary>Type of the cached values: <c>f16</c>, <c>q8_0</c> or <c>q4_0</c>.</summary>
    [RegularExpression("f16|q8_0|q4_0", ErrorMessage = "must be f16, q8_0 or q4_0")]
    public string ValueCache { get; set; } = "f16";

    /// <summary>Whether a model that by estimate doesn't fit the free memory is refused before it is loaded.</summary>
    public bool CheckMemory { get; set; } = true;

    /// <summary>Where the native libraries are: of section <c>Stream:Native</c>.</summary>
    internal NativeOptions Native { get; set; } = new();

    /// <summary>The inference server that judges, in place of a model in this process.</summary>
    public RemoteOptions Remote { get; set; } = new();

    /// <summary>Whether the answer is one in label words, so that a scorer that reads the plain prompt's state doesn't fit.</summary>
    internal bool AsksForWords => Mode == AnswerMode.Generate || Rank is not null || Shots > 0;

    /// <summary>Where forms are kept.</summary>
    internal string FormsFolder => Forms ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } local
            ? local
            : Path.GetTempPath(),
        "stream-subjectivity",
        "models");

    /// <summary>Where the model goes.</summary>
    internal ModelPlacement Placement => new(GpuLayers, Enum.Parse<GpuSplit>(GpuSplit, ignoreCase: true), MainGpu, [.. GpuShares]);

    /// <summary>Sizes of the context.</summary>
    /// <param name="onGpu">Whether a GPU computes: larger decodes pay there, and scores that don't depend on the batch are the CPU's alone.</param>
    internal ContextSettings ToSettings(bool onGpu = false)
    {
        var batch = BatchTokens > 0 ? BatchTokens : onGpu ? 2048 : 512;
        var threads = Threads > 0 ? Threads : CpuThreads.Default;
        var contexts = onGpu ? Math.Max(1, Contexts) : Math.Clamp(Contexts, 1, threads);
        return new ContextSettings(
            ContextTokens,
            Math.Min(batch, ContextTokens),
            ContextSettings.SequencesFor(batch),
            threads / contexts,
            contexts,
            !onGpu)
        {
            Affinity = Affinity && !onGpu,
            KeyType = CacheTypes.Number(KeyCache),
            ValueType = CacheTypes.Number(ValueCache),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (GpuShares.Any(s => !(s >= 0 && float.IsFinite(s))) || (GpuShares.Count > 0 && GpuShares.Sum() <= 0))
            yield return new ValidationResult("must be shares of 0 or more, not all 0", [nameof(GpuShares)]);
        if (Adapters.Any(string.IsNullOrWhiteSpace))
            yield return new ValidationResult("must name files", [nameof(Adapters)]);
        if (Adapters.Select(a => LoraFile.Parse(a).Scale).Any(s => s == 0 || !float.IsFinite(s)))
            yield return new ValidationResult("must have scales that are finite and not 0", [nameof(Adapters)]);
        foreach (var fault in Remote.Faults())
            yield return fault;
    }
}
