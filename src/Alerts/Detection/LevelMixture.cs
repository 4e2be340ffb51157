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

    private Vector512<double> up;
    private Vector512<double> down;

    /// <summary>Small shifts take long anyway; the prior that they are given delays large ones. Half for each direction.</summary>
    public static Vector512<double> Priors { get; } = Vector512.Create(0.03, 0.045, 0.07, 0.105, 0.25, 0, 0, 0);

    /// <summary>Evidence for a shift upwards since any day.</summary>
    public double Up { get; private set; }

    /// <summary>Evidence for a shift downwards since any day.</summary>
    public double Down { get; private set; }

    /// <summary>The parts, those for up before those for down.</summary>
    public double[] State
    {
        get
        {
            var parts = new double[2 * Vector512<double>.Count];
            up.CopyTo(parts);
            down.CopyTo(parts, Vector512<double>.Count);
            return parts;
        }

        set
        {
            (up, down) = (Vector512.Create(value), Vector512.Create(value, Vector512<double>.Count));
            Sum();
        }
    }

    /// <summary>Takes a day's innovation.</summary>
    /// <param name="innovation">Standardised: mean 0 and variance 1 where nothing has changed.</param>
    /// <param name="first">What a shift of size 1 adds to the innovation of its first day.</param>
    /// <param name="later">What it adds to later ones, once the filter expects part of it.</param>
    public void Update(double innovation, double first, double later)
    {
        var ratios = LevelTilts.Of(later).RatiosOf(innovation);
        var (newUp, newDown) = first == later ? ratios : LevelTilts.Of(first).RatiosOf(innovation);
        var most = Vector512.Create(Most);
        up = Vector512.Min((up * ratios.Up) + (Priors * newUp), most);
        down = Vector512.Min((down * ratios.Down) + (Priors * newDown), most);
        Sum();
    }

    private void Sum() => (Up, Down) = (Vector512.Sum(up), Vector512.Sum(down));
}
