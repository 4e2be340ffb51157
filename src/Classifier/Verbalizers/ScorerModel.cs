using System.Text.Json.Serialization;
using StreamSubjectivity.Classifier.Forms;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>The model that a scorer was fitted with.</summary>
/// <param name="Sha256">SHA-256 of the model file, lower-case hex.</param>
/// <param name="Form">The form that is made of it and runs; null: the file as it is.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Adapters">LoRA adapters that acted on it, as scorers' identities name them; null for none.</param>
internal sealed record ScorerModel(
    [property: JsonRequired] string Sha256,
    ModelForm? Form,
    string? Name,
    IReadOnlyList<string>? Adapters = null);
