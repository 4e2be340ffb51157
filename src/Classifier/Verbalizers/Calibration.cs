namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>Turns log-odds into a calibrated probability; never falls as they rise.</summary>
internal abstract record Calibration
{
    /// <summary>Leaves log-odds as they are.</summary>
    internal static readonly Calibration None = new PlattCalibration(1, 0);

    /// <summary>The probability, 0..1.</summary>
    internal abstract double Probability(double logOdds);

    /// <summary>The same for a share of SUBJ sentences other than that of the fitted data, by Bayes' rule.</summary>
    /// <param name="shift">Log-odds of the wanted share less those of the data's.</param>
    internal abstract Calibration ForPrior(double shift);

    /// <summary>1 / (1 + exp(-x)).</summary>
    internal static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>ln(p / (1 - p)).</summary>
    internal static double Logit(double p) => Math.Log(p) - Math.Log(1 - p);
}
