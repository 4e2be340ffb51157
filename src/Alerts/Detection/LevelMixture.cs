using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Evidence for a lasting shift of the level, up and down: a mixture of Shiryaev–Roberts e-detectors over sizes of the shift (Shin, Ramdas
/// and Rinaldo, "E-detectors: a nonparametric framework for sequential change detection", 2023, sections 2 and 4), on clipped innovations.
/// While nothing has changed its sum less the number of days is a martingale, so the mean time until it first exceeds A is at least A.
/// </summary>
internal sealed class LevelMixture
{
    // Evidence this large says all there is; it must not overflow where nobody acts on it.
    private const double Most = 1e200;

    // Four a vector; the last ones have no weight.
    private const int Lanes = 8;
    private const int Vector = 4;

    // In standard deviations that a day's innovation moves by. Larger shifts are found as fast by the largest of these.
    private static readonly double[] Sizes = [0.35, 0.6, 1.05, 1.7, 2.7, 1, 1, 1];

    // Small shifts take long anyway; the prior that they are given delays large ones. Half for each direction.
    private static readonly double[] Priors = [0.03, 0.045, 0.07, 0.105, 0.25, 0, 0, 0];

    private readonly double[] up = new double[Lanes];
    private readonly double[] down = new double[Lanes];

    /// <summary>Evidence for a shift upwards since any day.</summary>
    public double Up { get; private set; }

    /// <summary>Evidence for a shift downwards since any day.</summary>
    public double Down { get; private set; }

    /// <summary>The parts, those for up before those for down.</summary>
    public double[] State
    {
        get => [.. up, .. down];
        set
        {
            value.AsSpan(0, Lanes).CopyTo(up);
            value.AsSpan(Lanes).CopyTo(down);
            (Up, Down) = (Sum(up), Sum(down));
        }
    }

    /// <summary>Takes a day's innovation.</summary>
    /// <param name="innovation">Standardised: mean 0 and variance 1 where nothing has changed.</param>
    /// <param name="first">What a shift of size 1 adds to the innovation of its first day.</param>
    /// <param name="later">What it adds to later ones, once the filter expects part of it.</param>
    public void Update(double innovation, double first, double later)
    {
        var z = Math.Clamp(innovation, -ClippedNormal.Limit, ClippedNormal.Limit);
        var (ups, downs) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var at = 0; at < Lanes; at += Vector)
        {
            var prior = Vector256.LoadUnsafe(ref Priors[at]);
            var (begunUp, begunDown) = Ratios(z, later, at);
            var (newUp, newDown) = first == later ? (begunUp, begunDown) : Ratios(z, first, at);
            var nextUp = Vector256.Min((Vector256.LoadUnsafe(ref up[at]) * begunUp) + (prior * newUp), Vector256.Create(Most));
            var nextDown = Vector256.Min((Vector256.LoadUnsafe(ref down[at]) * begunDown) + (prior * newDown), Vector256.Create(Most));
            nextUp.StoreUnsafe(ref up[at]);
            nextDown.StoreUnsafe(ref down[at]);
            (ups, downs) = (ups + nextUp, downs + nextDown);
        }

        (Up, Down) = (Vector256.Sum(ups), Vector256.Sum(downs));
    }

    /// <summary>Forgets all evidence.</summary>
    public void Clear()
    {
        Array.Clear(up);
        Array.Clear(down);
        (Up, Down) = (0, 0);
    }

    // In the order in which a day's update adds: what is resumed must not differ in the last bit.
    private static double Sum(double[] parts) => Vector256.Sum(Vector256.LoadUnsafe(ref parts[0]) + Vector256.LoadUnsafe(ref parts[Vector]));

    // Likelihood ratios of a shift by four of the sizes against none, up and down.
    private static (Vector256<double> Up, Vector256<double> Down) Ratios(double z, double response, int at)
    {
        var tilt = Vector256.Min(Vector256.LoadUnsafe(ref Sizes[at]) * response, Vector256.Create(ClippedNormal.LargestTilt));
        var ratio = Vector256.Exp(tilt * z);
        var inverse = Vector256.Create(
            ClippedNormal.InverseMoment(tilt[0]), ClippedNormal.InverseMoment(tilt[1]),
            ClippedNormal.InverseMoment(tilt[2]), ClippedNormal.InverseMoment(tilt[3]));
        return (ratio * inverse, inverse / ratio);
    }
}
