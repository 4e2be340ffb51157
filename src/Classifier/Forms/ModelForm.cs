using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Forms;

/// <summary>A faster form of a model, made from its file: requantised, and with its last layers cut.</summary>
/// <param name="Type">Quantisation, one of <see cref="FileTypes"/>.</param>
/// <param name="Layers">Layers that are kept, from the first; 0 for all.</param>
internal sealed record ModelForm([property: JsonRequired] string Type, int Layers = 0)
{
    /// <summary>Quantisations by name, with llama.cpp's number (enum <c>llama_ftype</c>).</summary>
    internal static readonly IReadOnlyDictionary<string, int> FileTypes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["F16"] = 1,
        ["Q4_0"] = 2,
        ["Q4_1"] = 3,
        ["Q8_0"] = 7,
        ["Q5_0"] = 8,
        ["Q5_1"] = 9,
    };

    /// <summary>For people and file names: <c>Q4_0-20</c>.</summary>
    public override string ToString() =>
        Layers == 0 ? Type.ToUpperInvariant() : string.Create(CultureInfo.InvariantCulture, $"{Type.ToUpperInvariant()}-{Layers}");
}
