using System.Globalization;

namespace StreamSubjectivity.Classifier.Llama.Gguf;

/// <summary>Holds an adapter against its model, before native code sees either.</summary>
internal static class LoraFit
{
    private const string Down = ".lora_a";
    private const string Up = ".lora_b";

    /// <summary>Checks metadata, pairs and shapes.</summary>
    /// <exception cref="ModelFileException">The adapter's file is no LoRA, is damaged, or was made for another model.</exception>
    internal static void Check(GgufFile adapter, GgufFile model)
    {
        CheckKind(adapter, model);
        var weights = model.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var pairs = adapter.Tensors.Where(t => !t.Name.EndsWith("_norm.weight", StringComparison.Ordinal)).ToLookup(BaseName, StringComparer.Ordinal);
        if (pairs.Count == 0)
            throw Fault(adapter, "is damaged: it adapts nothing");
        foreach (var pair in pairs)
        {
            if (pair.SingleOrDefault(t => t.Name.EndsWith(Down, StringComparison.Ordinal)) is not { } down
                || pair.SingleOrDefault(t => t.Name.EndsWith(Up, StringComparison.Ordinal)) is not { } up)
                throw Fault(adapter, $"is damaged: of {pair.Key} it holds only one of the two factors");
            if (!weights.TryGetValue(pair.Key, out var weight))
                throw Fault(adapter, Missing(pair.Key, model));
            // The library would take the embedding's factors for the output's, and end the process over their shapes.
            if (pair.Key == "token_embd.weight" && !weights.ContainsKey("output.weight"))
                throw Fault(adapter, $"adapts the embedding, which is the output too in {model.Path}: the library can't run that");
            if (!Fits(pair.Key, down.Shape, up.Shape, weight.Shape))
            {
                throw Fault(
                    adapter,
                    $"is for another model: its {pair.Key} is {Extents(down)} by {Extents(up)}, which doesn't fit {Extents(weight)} of {model.Path}");
            }
        }
    }

    /// <summary>Rank of the largest factor.</summary>
    internal static long Rank(GgufFile adapter) => adapter.Tensors
        .Where(t => t.Name.EndsWith(Up, StringComparison.Ordinal))
        .Select(t => t.Shape[0])
        .DefaultIfEmpty(0)
        .Max();

    private static void CheckKind(GgufFile adapter, GgufFile model)
    {
        if (adapter.Text("general.type") != "adapter")
            throw Fault(adapter, $"is no adapter but a {adapter.Text("general.type") ?? "model"}");
        if (adapter.Text("adapter.type") is var kind and not "lora")
            throw Fault(adapter, $"is an adapter of the type {kind ?? "unknown"}; LoRA is what runs here");
        if (adapter.Metadata.ContainsKey("adapter.alora.invocation_tokens"))
            throw Fault(adapter, "is an activated LoRA, which acts from a token on; only plain ones run here");
        var (own, other) = (adapter.Text("general.architecture"), model.Text("general.architecture"));
        if (own != other)
            throw Fault(adapter, $"is for the architecture {own ?? "unknown"}, and {model.Path} has {other}");
        if (adapter.Metadata.GetValueOrDefault("adapter.lora.alpha") is { } alpha && alpha.Value is not float)
            throw Fault(adapter, "is damaged: adapter.lora.alpha is not a 32-bit float");
    }

    private static string BaseName(GgufTensor tensor) =>
        tensor.Name.Replace(Down, "", StringComparison.Ordinal).Replace(Up, "", StringComparison.Ordinal);

    // The embedding's factors are stored the other way round.
    private static bool Fits(string name, IReadOnlyList<long> down, IReadOnlyList<long> up, IReadOnlyList<long> weight) =>
        down.Count >= 2 && up.Count >= 2 && weight.Count >= 2
        && (name.EndsWith("token_embd.weight", StringComparison.Ordinal)
            ? weight[0] == up[1] && weight[1] == down[1] && up[0] == down[0]
            : weight[0] == down[0] && weight[1] == up[1] && down[1] == up[0]
                && (weight.Count < 3 || (down.Count == 3 && up.Count == 3 && down[2] == weight[2] && up[2] == weight[2])));

    private static string Missing(string name, GgufFile model)
    {
        var layers = model.Whole($"{model.Text("general.architecture")}.block_count") ?? 0;
        return name.Split('.') is ["blk", var number, ..] && uint.TryParse(number, CultureInfo.InvariantCulture, out var layer) && layer >= layers
            ? $"is for a model of more layers: it adapts {name}, and {model.Path} has {layers}; a form that keeps all layers takes it"
            : $"is for another model: it adapts {name}, which {model.Path} doesn't have";
    }

    private static string Extents(GgufTensor tensor) => string.Join('x', tensor.Shape);

    private static ModelFileException Fault(GgufFile adapter, string reason) => new(adapter.Path, reason);
}
