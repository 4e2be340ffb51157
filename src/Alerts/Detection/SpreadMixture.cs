using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Evidence that innovations scatter more, or less, than before: Shiryaev–Roberts e-detectors like <see cref="LevelMixture"/>, by the
/// likelihood ratio of a normal distribution with another variance: wider, much wider and narrower. The last place of a vector is nothing.
/// </summary>
internal sealed class SpreadMixture
{
    /// <summary>Spreads that are weighed.</summary>
    public const int Parts = 3;

    private const double Most = 1e200;
    private static readonly double[] Deviations = [1.4, 2, 0.6];
    private static readonly double[] TiltOf = [.. Deviations.Select(d => (1 - (1 / (d * d))) / 2)];

    private Vector256<double> parts;

    /// <summary>By how much a square moves the logarithm of each part's likelihood ratio.</summary>
    public static Vector256<double> Tilts { get; } = Vector256.Create(TiltOf[0], TiltOf[1], TiltOf[2], 0);

    /// <summary>For each, what makes the ratio 1 on average where nothing has changed.</summary>
    public static Vector256<double> Inverses { get; } = Vector256.Create(
        1 / ClippedNormal.SquareMoment(TiltOf[0]), 1 / ClippedNormal.SquareMoment(TiltOf[1]), 1 / ClippedNormal.SquareMoment(TiltOf[2]), 0);

    /// <summary>What each part may have begun with on any day.</summary>
    public static Vector256<double> Priors { get; } = Vector256.Create(1.0 / 3, 1.0 / 3, 1.0 / 3, 0);

    /// <summary>Evidence for more spread.</summary>
    public double Wider => parts[0] + parts[1];

    /// <summary>Evidence for less.</summary>
    public double Narrower => parts[2];

    /// <summary>The parts.</summary>
    public double[] State
    {
        get => [parts[0], parts[1], parts[2]];
        set => parts = value.Length == Parts ? Vector256.Create(value[0], value[1], value[2], 0) : throw new ArgumentException("three parts", nameof(value));
    }

    /// <summary>Takes a day's innovation.</summary>
    /// <param name="square">Its square.</param>
    /// <param name="most">The most that its variance may have been so far.</param>
    /// <param name="least">The least that it may have been.</param>
    public void Update(double square, double most, double least)
    {
        var (over, under) = (square / most, square / least);
        var squares = Vector256.Min(Vector256.Create(over, over, under, 0), Vector256.Create(ClippedNormal.Limit * ClippedNormal.Limit));
        parts = Vector256.Min((parts + Priors) * Vector256.Exp(Tilts * squares) * Inverses, Vector256.Create(Most));
    }
}
