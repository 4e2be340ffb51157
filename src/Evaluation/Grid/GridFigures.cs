using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;

namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>Figures of label words' log-odds.</summary>
internal static class GridFigures
{
    /// <summary>As the words say: nothing is fitted, so nothing need be held out.</summary>
    internal static OutOfFoldJudgements Plain(float[][] logOdds, bool[] labels)
    {
        var scores = Array.ConvertAll(logOdds, l => Calibration.Logistic(l[0]));
        return VerbalizerFitter.Judge(0, Array.ConvertAll(logOdds, l => (double)l[0]), scores, Array.ConvertAll(scores, s => s >= 0.5), labels);
    }

    /// <summary>Calibration and threshold fitted on nine folds, judged on the tenth.</summary>
    internal static OutOfFoldJudgements Calibrated(float[][] logOdds, bool[] labels, int seed)
    {
        var scores = Array.ConvertAll(logOdds, l => (double)l[0]);
        var folds = OutOfFold.Assign(labels, seed);
        var (_, probabilities) = CalibrationChoice.Choose(scores, labels, folds);
        return VerbalizerFitter.Judge(OutOfFold.Folds, scores, probabilities, OutOfFold.Decide(probabilities, labels, folds), labels);
    }
}
