namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>Platt's calibration: P(SUBJ) = 1 / (1 + exp(-(slope x + offset))) for log-odds x.</summary>
/// <param name="Slope">1/temperature; positive.</param>
/// <param name="Offset">Added log-odds.</param>
internal sealed record Calibration(double Slope, double Offset)
{
    /// <summary>Leaves log-odds as they are.</summary>
    internal static readonly Calibration None = new(1, 0);

    /// <summary>The probability, 0..1.</summary>
    internal double Probability(double logOdds) => 1 / (1 + Math.Exp(-((Slope * logOdds) + Offset)));
}
