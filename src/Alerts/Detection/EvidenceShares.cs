namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// The shares of a series' thresholds (<see cref="Calibration"/>). The bootstrap, which costs as much as a thousand days, waits until it is
/// asked for: it only ever raises them, so that evidence that is too small without it is too small with it.
/// </summary>
internal sealed class EvidenceShares
{
    private double[]? innovations;
    private double response;

    /// <summary>That of a <see cref="LevelMixture"/>.</summary>
    public double Level { get; private set; } = Calibration.LevelShare;

    /// <summary>That of a <see cref="SpreadMixture"/>.</summary>
    public double Spread { get; private set; } = Calibration.SpreadShare;

    /// <summary>Those that were reckoned before.</summary>
    public static EvidenceShares Of(double level, double spread) => new() { Level = level, Spread = spread };

    /// <summary>Those of a past.</summary>
    /// <param name="innovations">Of the past, in order; it is theirs now.</param>
    /// <param name="response">What a shift adds to the innovation of its first day, in units of what it adds to later ones.</param>
    public static EvidenceShares Of(double[] innovations, double response) => new() { innovations = innovations, response = response };

    /// <summary>Reckons them.</summary>
    public void Calibrate()
    {
        if (innovations is null)
            return;
        (Level, Spread) = Calibration.Shares(innovations, response, 1);
        innovations = null;
    }
}
