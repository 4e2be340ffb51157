namespace StreamSubjectivity.Evaluation.Metrics;

/// <summary>How well a scorer judged labelled sentences.</summary>
/// <param name="Sentences">How many.</param>
/// <param name="Subjective">How many of them are SUBJ.</param>
/// <param name="MacroF1">Mean of the two labels' F1.</param>
/// <param name="F1Subjective">F1 of SUBJ.</param>
/// <param name="F1Objective">F1 of OBJ.</param>
/// <param name="PrecisionSubjective">Share of SUBJ among those called SUBJ.</param>
/// <param name="RecallSubjective">Share called SUBJ among the SUBJ.</param>
/// <param name="Accuracy">Share judged as the label says.</param>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="Ece">Expected calibration error of P(SUBJ), ten bins of equal width (Naeini, Cooper and Hauskrecht 2015).</param>
/// <param name="Brier">Mean squared error of P(SUBJ) (Brier 1950).</param>
/// <param name="LogLoss">Mean negative log-likelihood in nats.</param>
/// <param name="Confusion">Counts of label against judgement.</param>
internal sealed record Figures(
    int Sentences,
    int Subjective,
    Figure MacroF1,
    Figure F1Subjective,
    Figure F1Objective,
    Figure PrecisionSubjective,
    Figure RecallSubjective,
    Figure Accuracy,
    Figure Auc,
    Figure Ece,
    Figure Brier,
    Figure LogLoss,
    Confusion Confusion);
