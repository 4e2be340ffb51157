namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>A fitted verbalizer with what cross-validation says of it.</summary>
/// <param name="Weights">Weights on raw states.</param>
/// <param name="Bias">Log-odds at the origin.</param>
/// <param name="Calibration">Platt's constants from out-of-fold log-odds.</param>
/// <param name="Threshold">The probability that divides the labels with the best out-of-fold macro-F1.</param>
/// <param name="Penalty">The ridge penalty of the least out-of-fold log loss.</param>
/// <param name="Folds">Folds.</param>
/// <param name="MacroF1">Out-of-fold macro-F1 at the threshold.</param>
/// <param name="Auc">Out-of-fold area under the ROC curve.</param>
internal sealed record VerbalizerFit(
    float[] Weights,
    double Bias,
    Calibration Calibration,
    double Threshold,
    double Penalty,
    int Folds,
    double MacroF1,
    double Auc);
