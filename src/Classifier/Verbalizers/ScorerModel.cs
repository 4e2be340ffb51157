using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>The model that a scorer was fitted with.</summary>
/// <param name="Sha256">SHA-256 of the model file that ran, lower-case hex.</param>
/// <param name="Form">Its form, for example <c>Q4_1</c>.</param>
/// <param name="Name">Its name, for people.</param>
internal sealed record ScorerModel(
    [property: JsonRequired] string Sha256,
    [property: JsonRequired] string Form,
    string? Name);
