namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// A standard normal innovation, clipped: what one day may say is bounded, so that news of one day is no shift. The moment-generating
/// functions of what is clipped make the likelihood ratios below exact e-values (mean 1 where nothing has changed).
/// </summary>
internal static class ClippedNormal
{
    /// <summary>Where innovations are clipped.</summary>
    public const double Limit = 3;

    /// <summary>The largest tilt that is tabled.</summary>
    public const double LargestTilt = 8;

    private const int StepsPerUnit = 64;
    private static readonly double[] Inverse = Table();

    /// <summary>1/E exp(λ z) over clipped z, for 0 ≤ λ ≤ <see cref="LargestTilt"/>; it is the same for −λ.</summary>
    public static double InverseMoment(double tilt)
    {
        var at = tilt * StepsPerUnit;
        var low = Math.Min((int)at, Inverse.Length - 2);
        var share = at - low;
        return Inverse[low] + (share * (Inverse[low + 1] - Inverse[low]));
    }

    /// <summary>E exp(λ z) over clipped z.</summary>
    public static double Moment(double tilt) =>
        (Math.Exp(tilt * tilt / 2) * (Normal.Cumulative(Limit - tilt) - Normal.Cumulative(-Limit - tilt)))
        + ((Math.Exp(tilt * Limit) + Math.Exp(-tilt * Limit)) * Normal.Cumulative(-Limit));

    /// <summary>E exp(θ z²) over clipped z, for θ below 1/2.</summary>
    public static double SquareMoment(double tilt)
    {
        // The density of exp(θ z²) φ(z) is that of a normal with variance 1/(1−2θ), less its constant.
        var deviation = 1 / Math.Sqrt(1 - (2 * tilt));
        return (deviation * (1 - (2 * Normal.Cumulative(-Limit / deviation))))
            + (2 * Math.Exp(tilt * Limit * Limit) * Normal.Cumulative(-Limit));
    }

    private static double[] Table()
    {
        var table = new double[(int)(LargestTilt * StepsPerUnit) + 2];
        for (var i = 0; i < table.Length; i++)
            table[i] = 1 / Moment((double)i / StepsPerUnit);
        return table;
    }
}
