using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Llama.Gguf;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>What a GGUF file is, for people and programs.</summary>
/// <param name="File">Full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Kind"><c>model</c> or <c>adapter</c>.</param>
/// <param name="Name">The name that it carries; null where it has none.</param>
/// <param name="Architecture">Its architecture.</param>
/// <param name="License">The licence that it carries; null where it names none.</param>
/// <param name="Parameters">Numbers in its tensors.</param>
/// <param name="Types">Bytes of its tensors by ggml type, the largest first.</param>
/// <param name="BitsPerWeight">Bits a parameter, on average.</param>
/// <param name="Shape">Its sizes; null for an adapter and for what isn't run here.</param>
/// <param name="Tokenizer">Kind of its tokenizer; null where it has none.</param>
/// <param name="ChatTemplate">Whether it carries a chat template.</param>
/// <param name="Adapter">What it adapts, where it is an adapter.</param>
/// <param name="Memory">What it takes by the settings, on a CPU; null where it isn't run here.</param>
/// <param name="NotRun">Why it isn't run here; null where it is.</param>
internal sealed record ModelReport(
    string File,
    long Bytes,
    string Kind,
    string? Name,
    string? Architecture,
    string? License,
    long Parameters,
    IReadOnlyDictionary<string, long> Types,
    double BitsPerWeight,
    LlamaShape? Shape,
    string? Tokenizer,
    bool ChatTemplate,
    AdapterReport? Adapter,
    MemoryReport? Memory,
    string? NotRun)
{
    /// <summary>Reads a file's header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The settings that memory is estimated for.</param>
    /// <exception cref="ModelFileException">It is missing, or not a GGUF file.</exception>
    internal static ModelReport Read(string path, ScorerOptions options)
    {
        var header = GgufFile.Read(path);
        var isAdapter = header.Text("general.type") == "adapter";
        var (shape, fault) = isAdapter ? (null, null) : ShapeOf(header);
        var parameters = header.Tensors.Sum(Elements);
        return new ModelReport(
            Path.GetFullPath(path),
            new FileInfo(path).Length,
            isAdapter ? "adapter" : "model",
            header.Text("general.name"),
            header.Text("general.architecture"),
            header.Text("general.license"),
            parameters,
            header.Tensors.GroupBy(t => GgmlTypes.Name(t.Type)).OrderByDescending(g => g.Sum(t => t.Bytes)).ToDictionary(g => g.Key, g => g.Sum(t => t.Bytes)),
            parameters == 0 ? 0 : Math.Round(header.Tensors.Sum(t => t.Bytes) * 8.0 / parameters, 2),
            shape,
            header.Text("tokenizer.ggml.model"),
            header.Metadata.ContainsKey("tokenizer.chat_template"),
            isAdapter ? AdapterReport.Of(header) : null,
            shape is null ? null : MemoryReport.Of(new ModelFile(path, "", header, shape), options),
            fault);
    }

    private static (LlamaShape? Shape, string? Fault) ShapeOf(GgufFile header)
    {
        try
        {
            return (LlamaShape.Of(header), null);
        }
        catch (ModelFileException e)
        {
            return (null, e.Reason);
        }
    }

    private static long Elements(GgufTensor tensor) => tensor.Shape.Aggregate(1L, (a, b) => a * b);
}
