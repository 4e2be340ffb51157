namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Figures of sentences that a fold's fit and calibration did not see, at the data's own share of SUBJ.</summary>
/// <param name="Folds">Folds.</param>
/// <param name="MacroF1">Macro-F1 at the threshold.</param>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="LogLoss">Nats a sentence.</param>
/// <param name="Brier">Mean squared error.</param>
/// <param name="Ece">Expected calibration error, ten bins of equal width.</param>
internal sealed record OutOfFoldFigures(int Folds, double MacroF1, double Auc, double LogLoss, double Brier, double Ece);
