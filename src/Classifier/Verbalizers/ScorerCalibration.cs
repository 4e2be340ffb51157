namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>
/// How log-odds become a probability: by Platt's constants, P(SUBJ) = 1 / (1 + exp(-(slope x + offset))), or by the points of an isotonic
/// regression. One of the two.
/// </summary>
/// <param name="Slope">Positive.</param>
/// <param name="Offset">Added log-odds.</param>
/// <param name="LogOdds">Rising log-odds of the points.</param>
/// <param name="Probabilities">Their probabilities, inside 0..1, never falling.</param>
internal sealed record ScorerCalibration(
    double? Slope = null,
    double? Offset = null,
    IReadOnlyList<double>? LogOdds = null,
    IReadOnlyList<double>? Probabilities = null)
{
    internal static ScorerCalibration Of(Calibration calibration) => calibration switch
    {
        PlattCalibration platt => new ScorerCalibration(platt.Slope, platt.Offset),
        IsotonicCalibration isotonic => new ScorerCalibration(LogOdds: isotonic.LogOdds, Probabilities: isotonic.Probabilities),
        _ => throw new ArgumentOutOfRangeException(nameof(calibration)),
    };

    /// <summary>What is wrong with it; null for nothing.</summary>
    internal string? Fault() => this switch
    {
        { Slope: { } slope, Offset: { } offset, LogOdds: null, Probabilities: null } =>
            slope > 0 && double.IsFinite(slope) && double.IsFinite(offset) ? null : "holds a calibration whose slope isn't positive",
        { Slope: null, Offset: null, LogOdds: { Count: > 0 } points, Probabilities: { } probabilities } =>
            points.Count == probabilities.Count && Rises(points) && Rises(probabilities) && probabilities.All(p => p is > 0 and < 1)
                ? null
                : "holds a calibration whose points don't rise inside 0..1",
        _ => "holds a calibration that is neither slope and offset nor points",
    };

    internal Calibration ToCalibration() =>
        Slope is { } slope ? new PlattCalibration(slope, Offset ?? 0) : new IsotonicCalibration(LogOdds!, Probabilities!);

    private static bool Rises(IReadOnlyList<double> values) =>
        values.All(double.IsFinite) && values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second);
}
