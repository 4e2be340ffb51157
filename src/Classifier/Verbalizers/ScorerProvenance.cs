using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>What a scorer was fitted on, and how well. The figures are of sentences that a fold's fit and calibration did not see.</summary>
/// <param name="Data">The labelled sentences.</param>
/// <param name="Sentences">How many.</param>
/// <param name="Subjective">How many of them are SUBJ.</param>
/// <param name="Penalty">Ridge penalty on standardised features.</param>
/// <param name="Folds">Folds of the cross-validation.</param>
/// <param name="MacroF1">Cross-validated macro-F1 at the threshold.</param>
/// <param name="Auc">Cross-validated area under the ROC curve.</param>
/// <param name="LogLoss">Cross-validated log loss in nats a sentence, at the data's own share of SUBJ.</param>
/// <param name="Brier">Cross-validated Brier score, likewise.</param>
/// <param name="Ece">Cross-validated calibration error in ten bins, likewise.</param>
/// <param name="BalancedWeights">Whether both labels weighed the same in the fit.</param>
/// <param name="Prior">The share of SUBJ that the probabilities are given for.</param>
/// <param name="LearningCurve">Figures with fewer sentences.</param>
/// <param name="Reference">How the sentences looked; null where nobody wrote that down.</param>
/// <param name="Reliability">Parts of the probability against the labels, at the data's own share of SUBJ; null where nobody wrote them down.</param>
internal sealed record ScorerProvenance(
    [property: JsonRequired] string Data,
    [property: JsonRequired] int Sentences,
    [property: JsonRequired] int Subjective,
    double? Penalty,
    int? Folds,
    double? MacroF1,
    double? Auc,
    double? LogLoss = null,
    double? Brier = null,
    double? Ece = null,
    bool? BalancedWeights = null,
    double? Prior = null,
    IReadOnlyList<LearningPoint>? LearningCurve = null,
    ScorerReference? Reference = null,
    IReadOnlyList<ScorerReliability>? Reliability = null);
