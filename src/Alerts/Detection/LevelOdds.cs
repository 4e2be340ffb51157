using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What one innovation says to a <see cref="LevelMixture"/> of four sizes of a shift.</summary>
/// <param name="Up">Likelihood ratios of shifts upwards that have begun before, against none.</param>
/// <param name="Down">The same downwards.</param>
/// <param name="NewUp">Those of shifts upwards that begin with it, each times its prior.</param>
/// <param name="NewDown">The same downwards.</param>
internal readonly record struct LevelOdds(
    Vector256<double> Up, Vector256<double> Down, Vector256<double> NewUp, Vector256<double> NewDown)
{
    // Small shifts take long anyway; the prior that they are given delays large ones. Half for each direction.
    private static readonly double[] Priors = [0.03, 0.045, 0.07, 0.105, 0.25, 0, 0, 0];

    /// <summary>What an innovation says of the sizes from one on.</summary>
    /// <param name="innovation">Standardised: mean 0 and variance 1 where nothing has changed.</param>
    /// <param name="first">How far shifts move the innovation of their first day.</param>
    /// <param name="later">How far they move later ones.</param>
    /// <param name="at">The first of the four.</param>
    public static LevelOdds Of(double innovation, in LevelTilts first, in LevelTilts later, int at)
    {
        var prior = Vector256.LoadUnsafe(ref Priors[at]);
        var (up, down) = later.RatiosOf(innovation);
        var (newUp, newDown) = first == later ? (up, down) : first.RatiosOf(innovation);
        return new(up, down, prior * newUp, prior * newDown);
    }
}
