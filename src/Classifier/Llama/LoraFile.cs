using System.Globalization;
using StreamSubjectivity.Classifier.Llama.Gguf;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A LoRA adapter's file (Hu et al. 2021), read and hashed: W becomes W + scale · alpha / rank · B A.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Scale">Factor on the adapter's own strength; finite, not 0.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hex.</param>
/// <param name="Header">Its metadata and tensors.</param>
internal sealed record LoraFile(string Path, float Scale, string Sha256, GgufFile Header)
{
    /// <summary>What a scorer's identity says of it, for example <c>lora:9f86d081884c*0.5</c>.</summary>
    internal string Identity => string.Create(CultureInfo.InvariantCulture, $"lora:{Sha256[..12]}*{Scale}");

    /// <summary>Splits <c>FILE[:SCALE]</c>; a scale is told from a drive or a name with a colon by being a number.</summary>
    internal static (string Path, float Scale) Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && float.TryParse(text.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var scale)
            ? (text[..colon], scale)
            : (text, 1);
    }

    /// <summary>Reads an adapter and holds it against the model that it is to act on.</summary>
    /// <param name="text"><c>FILE[:SCALE]</c>.</param>
    /// <param name="model">The model as it will run: an adapter for all layers doesn't fit a form that has fewer.</param>
    /// <param name="cancellationToken">Ends the hashing.</param>
    /// <exception cref="ModelFileException">Missing, damaged, no LoRA adapter, or made for another model.</exception>
    internal static async Task<LoraFile> OpenAsync(string text, ModelFile model, CancellationToken cancellationToken)
    {
        var (named, scale) = Parse(text);
        var path = System.IO.Path.GetFullPath(named);
        if (scale == 0 || !float.IsFinite(scale))
            throw new ModelFileException(path, $"can't be applied with the scale {scale}: name one that is finite and not 0");
        var header = GgufFile.Read(path);
        LoraFit.Check(header, model.Header);
        return new LoraFile(path, scale, await ModelFile.HashAsync(path, cancellationToken).ConfigureAwait(false), header);
    }
}
