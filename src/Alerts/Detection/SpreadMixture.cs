namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Evidence that innovations scatter more, or less, than before: Shiryaev–Roberts e-detectors like <see cref="LevelMixture"/>, by the
/// likelihood ratio of a normal distribution with another variance.
/// </summary>
internal sealed class SpreadMixture
{
    private const double Most = 1e200;
    private static readonly double[] Deviations = [1.4, 2, 0.6];
    private static readonly double[] Tilts = [.. Deviations.Select(d => (1 - (1 / (d * d))) / 2)];
    private static readonly double[] Inverses = [.. Tilts.Select(t => 1 / ClippedNormal.SquareMoment(t))];

    private readonly double[] parts = new double[Deviations.Length];

    /// <summary>Evidence for more spread.</summary>
    public double Wider => parts[0] + parts[1];

    /// <summary>Evidence for less.</summary>
    public double Narrower => parts[2];

    /// <summary>The parts.</summary>
    public double[] State
    {
        get => [.. parts];
        set => value.CopyTo(parts, 0);
    }

    /// <summary>Takes a day's innovation.</summary>
    /// <param name="square">Its square.</param>
    /// <param name="most">The most that its variance may have been so far.</param>
    /// <param name="least">The least that it may have been.</param>
    public void Update(double square, double most, double least)
    {
        const double Limit = ClippedNormal.Limit * ClippedNormal.Limit;
        for (var j = 0; j < parts.Length; j++)
        {
            var clipped = Math.Min(square / (Tilts[j] > 0 ? most : least), Limit);
            parts[j] = Math.Min((parts[j] + (1.0 / parts.Length)) * Math.Exp(Tilts[j] * clipped) * Inverses[j], Most);
        }
    }

    /// <summary>Forgets all evidence.</summary>
    public void Clear() => Array.Clear(parts);
}
