namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Chooses how out-of-fold log-odds become probabilities: by Platt or isotonic, whichever has the lower cross-validated log loss.</summary>
internal static class CalibrationChoice
{
    private const double Least = 1e-9;

    /// <summary>The calibration on all sentences, and each sentence's probability by one that did not see it.</summary>
    internal static (Calibration Calibration, double[] Probabilities) Choose(double[] logOdds, bool[] labels, int[] folds)
    {
        var platt = CrossValidate(PlattScaling.Fit, logOdds, labels, folds);
        var isotonic = CrossValidate(IsotonicRegression.Fit, logOdds, labels, folds);
        return LogLoss(isotonic, labels) < LogLoss(platt, labels)
            ? (IsotonicRegression.Fit(logOdds, labels), isotonic)
            : (PlattScaling.Fit(logOdds, labels), platt);
    }

    /// <summary>Mean negative log-likelihood in nats.</summary>
    internal static double LogLoss(double[] probabilities, bool[] labels) =>
        probabilities.Zip(labels, (p, y) => -Math.Log(Math.Max(Least, y ? p : 1 - p))).Average();

    private static double[] CrossValidate(Func<double[], bool[], Calibration> fit, double[] logOdds, bool[] labels, int[] folds)
    {
        var probabilities = new double[labels.Length];
        foreach (var fold in folds.Distinct())
        {
            var seen = Enumerable.Range(0, labels.Length).Where(i => folds[i] != fold).ToArray();
            var calibration = fit([.. seen.Select(i => logOdds[i])], [.. seen.Select(i => labels[i])]);
            for (var i = 0; i < labels.Length; i++)
            {
                if (folds[i] == fold)
                    probabilities[i] = calibration.Probability(logOdds[i]);
            }
        }

        return probabilities;
    }
}
