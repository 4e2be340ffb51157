namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>What a scorer's file says of it. Figures are of sentences that a fold's fit did not see.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Data">What it was fitted on; null where nothing was fitted.</param>
/// <param name="Sentences">How many sentences that was.</param>
/// <param name="Subjective">How many of them are SUBJ.</param>
/// <param name="Folds">Folds of the cross-validation.</param>
/// <param name="MacroF1">Macro-F1 at the threshold.</param>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="LogLoss">Nats a sentence.</param>
/// <param name="Brier">Mean squared error of the probability.</param>
/// <param name="Ece">Calibration error in ten bins.</param>
/// <param name="Prior">The share of SUBJ that probabilities are given for.</param>
/// <param name="Threshold">Least P(SUBJ) that is called SUBJ.</param>
/// <param name="Languages">Languages that it was measured in; null where none were.</param>
/// <param name="Terms">Under what terms it may be used.</param>
/// <param name="Warning">What its users must know; null for nothing.</param>
/// <param name="Reliability">Bins of P(SUBJ) against what people said; null where nobody wrote them down.</param>
public sealed record ScorerRecord(
    string Name,
    string? Data,
    int Sentences,
    int Subjective,
    int? Folds,
    double? MacroF1,
    double? Auc,
    double? LogLoss,
    double? Brier,
    double? Ece,
    double? Prior,
    double Threshold,
    IReadOnlyList<string>? Languages,
    string Terms,
    string? Warning,
    IReadOnlyList<ReliabilityBin>? Reliability);
