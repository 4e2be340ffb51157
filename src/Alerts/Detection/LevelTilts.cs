using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>How far four of the sizes of a shift move an innovation.</summary>
/// <param name="Tilt">The moves.</param>
/// <param name="Inverse">For each, 1/E exp(λ z) where nothing has changed; it is the same for −λ.</param>
internal readonly record struct LevelTilts(Vector256<double> Tilt, Vector256<double> Inverse)
{
    // In standard deviations that a day's innovation moves by. Larger shifts are found as fast by the largest of these.
    private static readonly double[] Sizes = [0.35, 0.6, 1.05, 1.7, 2.7, 1, 1, 1];

    /// <summary>Those of the sizes from one on.</summary>
    /// <param name="response">What a shift of size 1 adds to the innovation.</param>
    /// <param name="at">The first of the four.</param>
    public static LevelTilts Of(double response, int at)
    {
        var tilt = Vector256.Min(Vector256.LoadUnsafe(ref Sizes[at]) * response, Vector256.Create(ClippedNormal.LargestTilt));
        return new(tilt, Vector256.Create(
            ClippedNormal.InverseMoment(tilt[0]), ClippedNormal.InverseMoment(tilt[1]),
            ClippedNormal.InverseMoment(tilt[2]), ClippedNormal.InverseMoment(tilt[3])));
    }

    /// <summary>Likelihood ratios of such shifts, up and down, against none.</summary>
    /// <param name="innovation">The innovation; it is clipped.</param>
    public (Vector256<double> Up, Vector256<double> Down) RatiosOf(double innovation)
    {
        var ratio = Vector256.Exp(Tilt * Math.Clamp(innovation, -ClippedNormal.Limit, ClippedNormal.Limit));
        return (ratio * Inverse, Inverse / ratio);
    }
}
