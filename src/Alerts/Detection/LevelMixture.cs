namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Evidence for a lasting shift of the level, up and down: a mixture of Shiryaev–Roberts e-detectors over sizes of the shift (Shin, Ramdas
/// and Rinaldo, "E-detectors: a nonparametric framework for sequential change detection", 2023, sections 2 and 4), on clipped innovations.
/// While nothing has changed its sum less the number of days is a martingale, so the mean time until it first exceeds A is at least A.
/// </summary>
internal sealed class LevelMixture
{
    // In standard deviations that a day's innovation moves by. Larger shifts are found as fast by the largest of these.
    private static readonly double[] Sizes = [0.35, 0.6, 1.05, 1.7, 2.7];

    // Small shifts take long anyway; the prior that they are given delays large ones.
    private static readonly double[] Weights = [0.06, 0.09, 0.14, 0.21, 0.50];

    // Evidence this large says all there is; it must not overflow where nobody acts on it.
    private const double Most = 1e200;

    private readonly double[] up = new double[Sizes.Length];
    private readonly double[] down = new double[Sizes.Length];

    /// <summary>Number of sizes.</summary>
    public static int Count => Sizes.Length;

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
            value.AsSpan(0, Sizes.Length).CopyTo(up);
            value.AsSpan(Sizes.Length).CopyTo(down);
            Sum();
        }
    }

    /// <summary>Takes a day's innovation.</summary>
    /// <param name="innovation">Standardised: mean 0 and variance 1 where nothing has changed.</param>
    /// <param name="first">What a shift of size 1 adds to the innovation of its first day.</param>
    /// <param name="later">What it adds to later ones, once the filter expects part of it.</param>
    public void Update(double innovation, double first, double later)
    {
        var z = Math.Clamp(innovation, -ClippedNormal.Limit, ClippedNormal.Limit);
        double ups = 0, downs = 0;
        for (var j = 0; j < Sizes.Length; j++)
        {
            var prior = Weights[j] / 2;
            var tilt = Math.Min(Sizes[j] * later, ClippedNormal.LargestTilt);
            var ratio = Math.Exp(tilt * z);
            var inverse = ClippedNormal.InverseMoment(tilt);
            var (begunUp, begunDown) = (ratio * inverse, inverse / ratio);
            var (newUp, newDown) = (begunUp, begunDown);
            if (first != later)
            {
                tilt = Math.Min(Sizes[j] * first, ClippedNormal.LargestTilt);
                ratio = Math.Exp(tilt * z);
                inverse = ClippedNormal.InverseMoment(tilt);
                (newUp, newDown) = (ratio * inverse, inverse / ratio);
            }

            up[j] = Math.Min((up[j] * begunUp) + (prior * newUp), Most);
            down[j] = Math.Min((down[j] * begunDown) + (prior * newDown), Most);
            ups += up[j];
            downs += down[j];
        }

        (Up, Down) = (ups, downs);
    }

    /// <summary>Forgets all evidence.</summary>
    public void Clear()
    {
        Array.Clear(up);
        Array.Clear(down);
        Sum();
    }

    private void Sum()
    {
        (Up, Down) = (0, 0);
        for (var j = 0; j < Sizes.Length; j++)
            (Up, Down) = (Up + up[j], Down + down[j]);
    }
}
