using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Forms;

/// <summary>A faster form of a model, made from its file: requantised, and with its last layers cut.</summary>
/// <param name="Type">Quantisation, one of <see cref="FileTypes"/>.</param>
/// <param name="Layers">Layers that are kept, from the first; 0 for all.</param>
internal sealed record ModelForm([property: JsonRequired] string Type, int Layers = 0)
{
    /// <summary>Quantisations by name, with llama.cpp's number (enum <c>llama_ftype</c>); those that need no importance matrix.</summary>
    internal static readonly IReadOnlyDictionary<string, int> FileTypes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["F16"] = 1,
        ["BF16"] = 32,
        ["Q8_0"] = 7,
        ["Q6_K"] = 18,
        ["Q5_K_M"] = 17,
        ["Q5_K_S"] = 16,
        ["Q5_1"] = 9,
        ["Q5_0"] = 8,
        ["Q4_K_M"] = 15,
        ["Q4_K_S"] = 14,
        ["Q4_1"] = 3,
        ["Q4_0"] = 2,
        ["IQ4_NL"] = 25,
        ["IQ4_XS"] = 30,
        ["Q3_K_M"] = 12,
        ["Q3_K_S"] = 11,
        ["Q2_K"] = 10,
    };

    /// <summary>A form by what its user calls it: any case, and the K types without their size, which then is M.</summary>
    internal static ModelForm Of(string type, int layers)
    {
        var name = type.ToUpperInvariant();
        return new ModelForm(FileTypes.ContainsKey(name + "_M") ? name + "_M" : name, layers);
    }

    /// <summary>For people and file names: <c>Q4_0-20</c>.</summary>
    public override string ToString() =>
        Layers == 0 ? Type.ToUpperInvariant() : string.Create(CultureInfo.InvariantCulture, $"{Type.ToUpperInvariant()}-{Layers}");
}
