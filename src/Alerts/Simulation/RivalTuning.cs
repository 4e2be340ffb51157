using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>Finds the threshold at which a rival keeps a promise in a cell: by simulation of that very cell, which nobody has in practice.</summary>
internal static class RivalTuning
{
    private const int Halvings = 18;

    /// <summary>Days of a cell without a shift in true standard deviations; not a number for a gap.</summary>
    public static float[][] Paths(SimulatedCell cell, int series, int days, int seed)
    {
        var paths = new float[series][];
        Parallel.For(0, series, i =>
        {
            var simulated = new SimulatedSeries(cell with { Shift = 0 }, seed + i);
            var path = paths[i] = new float[days];
            for (var day = 0; day < days; day++)
                path[day] = simulated.Next(false) is { } point ? (float)Standardised(cell, point) : float.NaN;
        });
        return paths;
    }

    /// <summary>A day less the true mean over the week, in true standard deviations of days.</summary>
    public static double Standardised(SimulatedCell cell, DailyPoint point)
    {
        // Two of seven days; what they add scatters days for whoever doesn't know of weekdays.
        var (weekend, spread) = cell.Weekdays ? (SimulatedCell.WeekendEffect * 2 / 7, SimulatedCell.WeekendEffect * Math.Sqrt(2.0 / 7 * 5 / 7)) : (0, 0);
        var variance = cell.SamplingVariance + cell.CarriedVariance + (spread * spread);
        return (point.Mean - SimulatedSeries.Level - weekend) / Math.Sqrt(variance);
    }

    /// <summary>The threshold that is exceeded once in so many days.</summary>
    public static double Threshold(Rival rival, float[][] paths, double daysBetween)
    {
        var (low, high) = (0.0, 200.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (Rate(rival, paths, middle) > 1 / daysBetween)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>How often a day a threshold is exceeded.</summary>
    public static double Rate(Rival rival, float[][] paths, double threshold)
    {
        long alarms = 0;
        Parallel.ForEach(paths, path =>
        {
            var detector = new RivalDetector(rival);
            var seen = 0;
            foreach (var z in path)
            {
                if (float.IsNaN(z) || !(detector.Update(z) > threshold))
                    continue;
                seen++;
                detector.Reset();
            }

            Interlocked.Add(ref alarms, seen);
        });
        return (double)alarms / paths.Sum(p => (long)p.Length);
    }
}
