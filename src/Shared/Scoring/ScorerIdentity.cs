using System.Security.Cryptography;
using System.Text;

namespace StreamSubjectivity.Shared.Scoring;

/// <summary>What a score depends on. Scores of two scorers are never compared without saying so.</summary>
/// <param name="ModelSha256">SHA-256 of the model file as it runs, lower-case hex.</param>
/// <param name="ModelForm">The form that runs, for example <c>Q4_1</c>.</param>
/// <param name="PromptName">Name and version of the prompt file, for people.</param>
/// <param name="PromptSha256">SHA-256 of the prompt file, lower-case hex.</param>
/// <param name="LabelWords">The words whose likelihoods are ranked, for example <c>Yes/No</c>.</param>
/// <param name="VerbalizerSha256">SHA-256 of the verbalizer file, or null where the label words alone decide.</param>
/// <param name="Answering">
/// How the answer is got where that isn't one pass over the prompt file as it stands, in one line: rank mode, generation, shots with their
/// SHA-256. Null for the plain way.
/// </param>
public sealed record ScorerIdentity(
    string ModelSha256,
    string ModelForm,
    string PromptName,
    string PromptSha256,
    string LabelWords,
    string? VerbalizerSha256,
    string? Answering = null)
{
    /// <summary>Twelve hex digits that name this scorer in outputs, for example <c>9f86d081884c</c>.</summary>
    public string Key => Answering is null
        ? KeyOf(ModelSha256, ModelForm, PromptSha256, LabelWords, VerbalizerSha256)
        : KeyOf(ModelSha256, ModelForm, PromptSha256, LabelWords, VerbalizerSha256, Answering);

    private static string KeyOf(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..12];
}
