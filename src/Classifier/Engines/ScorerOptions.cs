using System.ComponentModel.DataAnnotations;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Shots;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>What judges sentences, and with what means: section <c>Stream:Scorer</c>.</summary>
public sealed class ScorerOptions
{
    /// <summary>Name of the section under <c>Stream</c>.</summary>
    public const string Section = "Scorer";

    /// <summary>Name of a shipped model or path of a GGUF file; null: the shipped default.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// Name of a shipped scorer or path of a scorer file; null: the shipped default, or `zero-shot` where `Mode`, `Rank` or `Shots` ask for
    /// the label words.
    /// </summary>
    public string? Scorer { get; set; }

    /// <summary>Name of a shipped prompt or path of a prompt file; null: the scorer's own.</summary>
    public string? Prompt { get; set; }

    /// <summary>Whether label words are ranked by likelihood, or the model writes its answer.</summary>
    public AnswerMode Mode { get; set; }

    /// <summary>By what label words are ranked; null: what the prompt says, or their likelihood as it is.</summary>
    public RankMode? Rank { get; set; }

    /// <summary>What the model may write: `labels`, `none` for any text, or the path of a GBNF grammar, whose start is the rule `root`.</summary>
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

    /// <summary>Whether the answer is one in label words, so that a scorer that reads the plain prompt's state doesn't fit.</summary>
    internal bool AsksForWords => Mode == AnswerMode.Generate || Rank is not null || Shots > 0;

    /// <summary>Where forms are kept.</summary>
    internal string FormsFolder => Forms ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } local
            ? local
            : Path.GetTempPath(),
        "stream-subjectivity",
        "models");

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
