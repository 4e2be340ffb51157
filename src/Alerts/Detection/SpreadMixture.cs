namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Evidence that innovations scatter more, or less, than before: Shiryaev–Roberts e-detectors like <see cref="LevelMixture"/>, by the
/// likelihood ratio of a normal distribution with another variance.
/// </summary>
internal sealed class SpreadMixture
{
    private const double Most = 1e200;
    private const double Prior = 1.0 / 3;
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
        Add(ref parts[0], Ratio(0, square / most));
        Add(ref parts[1], Ratio(1, square / most));
        Add(ref parts[2], Ratio(2, square / least));
    }

    /// <summary>How often evidence, begun anew each time, exceeds a threshold over innovations that are drawn again and again.</summary>
    /// <param name="innovations">What is drawn from, with a variance of 1.</param>
    /// <param name="draw">Draws places of them.</param>
    /// <param name="days">Days that are drawn.</param>
    /// <param name="threshold">The threshold.</param>
    public static int Exceedances(ReadOnlySpan<double> innovations, BlockDraw draw, int days, double threshold)
    {
        var ratios = new (double Wider, double MuchWider, double Narrower)[innovations.Length];
        for (var i = 0; i < ratios.Length; i++)
        {
            var square = innovations[i] * innovations[i];
            ratios[i] = (Ratio(0, square), Ratio(1, square), Ratio(2, square));
        }

        double wider = 0, muchWider = 0, narrower = 0;
        var exceeded = 0;
        for (var i = 0; i < days; i++)
        {
            ref readonly var ratio = ref ratios[draw.Next()];
            wider = (wider + Prior) * ratio.Wider;
            muchWider = (muchWider + Prior) * ratio.MuchWider;
            narrower = (narrower + Prior) * ratio.Narrower;
            if (wider + muchWider + narrower < threshold)
                continue;
            exceeded++;
            (wider, muchWider, narrower) = (0, 0, 0);
        }

        return exceeded;
    }

    private static double Ratio(int size, double square) =>
        Math.Exp(Tilts[size] * Math.Min(square, ClippedNormal.Limit * ClippedNormal.Limit)) * Inverses[size];

    private static void Add(ref double part, double ratio) => part = Math.Min((part + Prior) * ratio, Most);
}
