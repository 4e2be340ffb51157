using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// The models of a <see cref="NoiseGrid"/>, in lanes of eight: each single share has <see cref="Chains"/> vectors of them. Shares are over
/// the residuals' variance.
/// </summary>
internal static class NoiseModels
{
    /// <summary>Vectors of models that a single share has.</summary>
    public const int Chains = 3;

    private static readonly double[] CarriedShares = [0.1, 0.25, 0.5, 0.8, 1.1];
    private static readonly double[] Correlations = [0.3, 0.55, 0.8, 0.93];

    /// <summary>What moves a day alone.</summary>
    public static readonly double[] Singles = [0, 0.1, 0.25, 0.5, 0.8, 1.1];

    /// <summary>What carries over, by chain: two shares a vector, each with all correlations. In the last half vector nothing does.</summary>
    public static readonly Vector256<float>[] Carried = [.. CarriedShares.Append(0).Chunk(2)
        .Select(pair => Lanes(lane => pair[lane / Correlations.Length]))];

    /// <summary>Its correlation over a gap of so many days; over more than all of them nothing is left.</summary>
    public static readonly Vector256<float>[] Carries = [.. Enumerable.Range(0, History.Capacity)
        .Select(gap => Lanes(lane => Math.Pow(Correlations[lane % Correlations.Length], gap)))];

    /// <summary>What each says of means over many days, by chain: φ/(1−φ) times what carries over.</summary>
    public static readonly Vector256<float>[] Lasting = [.. Carried.Select(carried => Lanes(lane =>
        carried[lane] * Correlations[lane % Correlations.Length] / (1 - Correlations[lane % Correlations.Length])))];

    /// <summary>Logarithms of their priors, by single share and chain.</summary>
    public static readonly Vector256<float>[] LogPriors = [.. Enumerable.Range(0, Singles.Length * Chains).Select(i => LogPriorsOf(i / Chains, i % Chains))];

    // Half that nothing moves a day alone, where articles do; half that nothing carries over, which the last four lanes have in common.
    private static Vector256<float> LogPriorsOf(int single, int chain)
    {
        var prior = single > 0 ? -Math.Log(Singles.Length - 1) : 0;
        var carried = -Math.Log(CarriedShares.Length * Correlations.Length);
        return Lanes(lane => chain < Chains - 1 || lane < Correlations.Length ? prior + carried
            : lane == Correlations.Length ? prior
            : double.NegativeInfinity);
    }

    private static Vector256<float> Lanes(Func<int, double> of) => Vector256.Create(
        (float)of(0), (float)of(1), (float)of(2), (float)of(3), (float)of(4), (float)of(5), (float)of(6), (float)of(7));
}
