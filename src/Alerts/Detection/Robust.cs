namespace StreamSubjectivity.Alerts.Detection;

/// <summary>Location and scale that a few strange days don't move.</summary>
internal static class Robust
{
    // A normal distribution's standard deviation in units of its median absolute deviation.
    private const double DeviationOfMad = 1.4826;

    /// <summary>Weighted mean of the values no further than four robust deviations from their median.</summary>
    public static double Location(ReadOnlySpan<Observation> days, double[] weights)
    {
        var values = new double[days.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = days[i].Value;
        var median = Median(values);
        for (var i = 0; i < values.Length; i++)
            values[i] -= median;
        var limit = 4 * Deviation(values);
        double sum = 0, weight = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * (limit > 0 ? Math.Clamp(values[i], -limit, limit) : values[i]);
            weight += weights[i];
        }

        return median + (sum / weight);
    }

    /// <summary>
    /// Standard deviation of values around 0 by the median of their absolutes; by their squares where more than half of them are the same.
    /// </summary>
    public static double Deviation(ReadOnlySpan<double> values)
    {
        var absolutes = new double[values.Length];
        double squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            absolutes[i] = Math.Abs(values[i]);
            squares += values[i] * values[i];
        }

        var robust = DeviationOfMad * Median(absolutes);
        return robust > 0 ? robust : Math.Sqrt(squares / Math.Max(1, values.Length));
    }

    /// <summary>The median.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
