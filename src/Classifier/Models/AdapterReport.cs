using StreamSubjectivity.Classifier.Llama.Gguf;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>What an adapter's file is.</summary>
/// <param name="Type">Kind, <c>lora</c> as a rule.</param>
/// <param name="Alpha">Its own strength, over the rank; null where it names none.</param>
/// <param name="Rank">Rank of its largest factor.</param>
/// <param name="Tensors">Tensors that it adapts.</param>
internal sealed record AdapterReport(string? Type, double? Alpha, long Rank, int Tensors)
{
    internal static AdapterReport Of(GgufFile header) => new(
        header.Text("adapter.type"),
        header.Metadata.GetValueOrDefault("adapter.lora.alpha")?.Real,
        LoraFit.Rank(header),
        header.Tensors.Count(t => t.Name.EndsWith(".lora_a", StringComparison.Ordinal)));
}
