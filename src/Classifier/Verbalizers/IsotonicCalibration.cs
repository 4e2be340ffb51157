namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>Isotonic calibration (Zadrozny and Elkan 2002): rising points, straight lines between them, level beyond them.</summary>
/// <param name="LogOdds">Rising log-odds, at least one.</param>
/// <param name="Probabilities">The probability at each, never falling, inside 0..1.</param>
internal sealed record IsotonicCalibration(IReadOnlyList<double> LogOdds, IReadOnlyList<double> Probabilities) : Calibration
{
    internal override double Probability(double logOdds)
    {
        var above = 0;
        while (above < LogOdds.Count && LogOdds[above] <= logOdds)
            above++;
        if (above == 0)
            return Probabilities[0];
        if (above == LogOdds.Count)
            return Probabilities[^1];
        var share = (logOdds - LogOdds[above - 1]) / (LogOdds[above] - LogOdds[above - 1]);
        return Probabilities[above - 1] + (share * (Probabilities[above] - Probabilities[above - 1]));
    }

    internal override Calibration ForPrior(double shift) => this with { Probabilities = [.. Probabilities.Select(p => Logistic(Logit(p) + shift))] };
}
