namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>Platt's calibration (1999): P(SUBJ) = 1 / (1 + exp(-(slope x + offset))) for log-odds x.</summary>
/// <param name="Slope">1/temperature; positive.</param>
/// <param name="Offset">Added log-odds.</param>
internal sealed record PlattCalibration(double Slope, double Offset) : Calibration
{
    internal override double Probability(double logOdds) => Logistic((Slope * logOdds) + Offset);

    internal override Calibration ForPrior(double shift) => this with { Offset = Offset + shift };
}
