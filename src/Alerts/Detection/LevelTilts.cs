using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>How far each size of a shift moves an innovation. A vector has eight places, of which the first <see cref="Sizes"/> are sizes.</summary>
/// <param name="Tilt">The moves.</param>
/// <param name="Inverse">For each, 1/E exp(λ z) where nothing has changed; it is the same for −λ.</param>
internal readonly record struct LevelTilts(Vector512<double> Tilt, Vector512<double> Inverse)
{
    /// <summary>Sizes of a shift that are weighed.</summary>
    public const int Sizes = 5;

    // A usual day has a response of about 1.
    private const int TabledResponses = 4;
    private const int StepsPerUnit = 256;

    // In standard deviations that a day's innovation moves by. Larger shifts are found as fast by the largest of these.
    private static readonly Vector512<double> Moves = Vector512.Create(0.35, 0.6, 1.05, 1.7, 2.7, 0, 0, 0);

    private static readonly Vector512<double>[] Inverses = [.. Enumerable.Range(0, (TabledResponses * StepsPerUnit) + 2)
        .Select(step => InverseOf(TiltOf((double)step / StepsPerUnit)))];

    /// <summary>Those of all sizes.</summary>
    /// <param name="response">What a shift of size 1 adds to the innovation.</param>
    public static LevelTilts Of(double response)
    {
        var tilt = TiltOf(response);
        if (!(response < TabledResponses))
            return new(tilt, InverseOf(tilt));
        var at = response * StepsPerUnit;
        var low = (int)at;
        return new(tilt, Inverses[low] + ((at - low) * (Inverses[low + 1] - Inverses[low])));
    }

    /// <summary>Likelihood ratios of such shifts, up and down, against none.</summary>
    /// <param name="innovation">The innovation; it is clipped.</param>
    public (Vector512<double> Up, Vector512<double> Down) RatiosOf(double innovation)
    {
        var ratio = Vector512.Exp(Tilt * Math.Clamp(innovation, -ClippedNormal.Limit, ClippedNormal.Limit));
        return (ratio * Inverse, Inverse / ratio);
    }

    private static Vector512<double> TiltOf(double response) => Vector512.Min(Moves * response, Vector512.Create(ClippedNormal.LargestTilt));

    private static Vector512<double> InverseOf(Vector512<double> tilt) => Vector512.Create(
        ClippedNormal.InverseMoment(tilt[0]), ClippedNormal.InverseMoment(tilt[1]), ClippedNormal.InverseMoment(tilt[2]),
        ClippedNormal.InverseMoment(tilt[3]), ClippedNormal.InverseMoment(tilt[4]), 1, 1, 1);
}
