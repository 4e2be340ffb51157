using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>What a scorer was fitted on, and how well.</summary>
/// <param name="Data">The labelled sentences.</param>
/// <param name="Sentences">How many.</param>
/// <param name="Subjective">How many of them are SUBJ.</param>
/// <param name="Penalty">Ridge penalty on standardised features.</param>
/// <param name="Folds">Folds of the cross-validation.</param>
/// <param name="MacroF1">Cross-validated macro-F1.</param>
/// <param name="Auc">Cross-validated area under the ROC curve.</param>
internal sealed record ScorerProvenance(
    [property: JsonRequired] string Data,
    [property: JsonRequired] int Sentences,
    [property: JsonRequired] int Subjective,
    double? Penalty,
    int? Folds,
    double? MacroF1,
    double? Auc);
