using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What one innovation says to a <see cref="LevelMixture"/>, for each size of a shift.</summary>
/// <param name="Up">Likelihood ratios of shifts upwards that have begun before, against none.</param>
/// <param name="Down">The same downwards.</param>
/// <param name="NewUp">Those of shifts upwards that begin with it, each times its prior; 0 in the places that are no size.</param>
/// <param name="NewDown">The same downwards.</param>
internal readonly record struct LevelOdds(
    Vector512<double> Up, Vector512<double> Down, Vector512<double> NewUp, Vector512<double> NewDown)
{
    /// <summary>Small shifts take long anyway; the prior that they are given delays large ones. Half for each direction.</summary>
    public static Vector512<double> Priors { get; } = Vector512.Create(0.03, 0.045, 0.07, 0.105, 0.25, 0, 0, 0);

    /// <summary>What an innovation says where a shift moves its first day as far as later ones.</summary>
    /// <param name="innovation">Standardised: mean 0 and variance 1 where nothing has changed.</param>
    /// <param name="tilts">How far shifts move it.</param>
    public static LevelOdds Of(double innovation, in LevelTilts tilts)
    {
        var (up, down) = tilts.RatiosOf(innovation);
        return new(up, down, Priors * up, Priors * down);
    }

    /// <summary>What an innovation says.</summary>
    /// <param name="innovation">Standardised: mean 0 and variance 1 where nothing has changed.</param>
    /// <param name="first">How far shifts move the innovation of their first day.</param>
    /// <param name="later">How far they move later ones.</param>
    public static LevelOdds Of(double innovation, in LevelTilts first, in LevelTilts later)
    {
        var (up, down) = later.RatiosOf(innovation);
        var (newUp, newDown) = first.RatiosOf(innovation);
        return new(up, down, Priors * newUp, Priors * newDown);
    }
}
