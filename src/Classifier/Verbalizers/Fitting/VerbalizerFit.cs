using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>A fitted verbalizer with what cross-validation says of it.</summary>
/// <param name="Reading">The state that it reads.</param>
/// <param name="Weights">Weights on raw states; null where label words decide.</param>
/// <param name="Bias">Log-odds at the origin.</param>
/// <param name="Calibration">From out-of-fold log-odds, for the wanted share of SUBJ.</param>
/// <param name="Threshold">The probability that divides the labels with the best out-of-fold macro-F1.</param>
/// <param name="Penalty">The ridge penalty of the least out-of-fold log loss; 0 where nothing was penalised.</param>
/// <param name="BalancedWeights">Whether both labels weighed the same.</param>
/// <param name="Prior">The share of SUBJ that the probabilities are given for.</param>
/// <param name="Figures">What the folds that were not seen say.</param>
/// <param name="LogOdds">Of each sentence, by a fit that did not see it.</param>
/// <param name="LearningCurve">Figures with fewer sentences.</param>
internal sealed record VerbalizerFit(
    StateReading Reading,
    float[]? Weights,
    double Bias,
    Calibration Calibration,
    double Threshold,
    double Penalty,
    bool BalancedWeights,
    double Prior,
    OutOfFoldFigures Figures,
    IReadOnlyList<double> LogOdds,
    IReadOnlyList<LearningPoint> LearningCurve)
{
    /// <summary>Parts of the probability against the labels, by what did not see them.</summary>
    internal IReadOnlyList<ScorerReliability> Reliability { get; init; } = [];
}
