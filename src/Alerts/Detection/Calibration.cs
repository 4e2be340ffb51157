namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// How often evidence exceeds a threshold by chance. An e-detector's own bound (once in A days) is cautious: evidence jumps over the
/// threshold, by a share that doesn't depend on A. For normal innovations that share is known from simulation; where the innovations of a
/// series' own past, drawn in blocks (moving-block bootstrap, Künsch 1989), exceed a threshold more often than normal ones, its share is
/// raised by as much.
/// </summary>
internal static class Calibration
{
    /// <summary>Exceedances of a <see cref="LevelMixture"/> over A per day, times A, for normal innovations.</summary>
    public const double LevelShare = 0.44;

    /// <summary>The same of a <see cref="SpreadMixture"/>.</summary>
    public const double SpreadShare = 0.65;

    private const int Fewest = 60;
    private const int Days = 3000;
    private const int Block = 7;
    private const float Threshold = 60;

    // Pseudo-counts that keep a short past from saying more than it knows.
    private const double Prior = 20;
    private const double MostRaised = 30;

    /// <summary>Shares for a series.</summary>
    /// <param name="innovations">Of its past, in order.</param>
    /// <param name="first">See <see cref="LevelMixture.Update(double, double, double)"/>.</param>
    /// <param name="later">See there.</param>
    public static (double Level, double Spread) Shares(ReadOnlySpan<double> innovations, double first, double later)
    {
        if (innovations.Length < Fewest)
            return (LevelShare, SpreadShare);
        var (level, spread) = Exceedances(innovations, first, later, Days, Threshold);
        return (Raised(LevelShare, level), Raised(SpreadShare, spread));

        static double Raised(double share, int seen)
        {
            var expected = share * Days / Threshold;
            return share * Math.Clamp((seen + Prior) / (expected + Prior), 1, MostRaised);
        }
    }

    /// <summary>How often either evidence, begun anew each time, exceeds a threshold in a number of days drawn from innovations.</summary>
    public static (int Level, int Spread) Exceedances(ReadOnlySpan<double> innovations, double first, double later, int days, float threshold) =>
        ResampledOdds.Exceedances(innovations, new BlockDraw(innovations.Length, Block), (first, later), days, threshold);
}
