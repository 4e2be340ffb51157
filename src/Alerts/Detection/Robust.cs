namespace StreamSubjectivity.Alerts.Detection;

/// <summary>Location and scale that a few strange days don't move.</summary>
internal static class Robust
{
    // A normal distribution's standard deviation in units of its median absolute deviation.
    private const double DeviationOfMad = 1.4826;
    private const double Outlier = 4;

    /// <summary>Weighted mean of the values, and how far from their median they count: four robust deviations.</summary>
    public static (double Location, double Limit) Location(ReadOnlySpan<Observation> days, double[] weights)
    {
        var values = new double[days.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = days[i].Value;
        var median = Median(values);
        for (var i = 0; i < values.Length; i++)
            values[i] -= median;
        var limit = Limit(values);
        double sum = 0, weight = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * (limit > 0 ? Math.Clamp(values[i], -limit, limit) : values[i]);
            weight += weights[i];
        }

        return (median + (sum / weight), limit);
    }

    /// <summary>How far values around 0 count: four robust deviations. What is further off is news of a day.</summary>
    public static double Limit(ReadOnlySpan<double> values) => Outlier * Deviation(values);

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
        var parts = values.ToArray();
        var half = parts.Length / 2;
        var upper = Select(parts, half);
        // The other middle one of an even number is the largest below.
        return parts.Length % 2 == 1 ? upper : (Largest(parts.AsSpan(0, half)) + upper) / 2;
    }

    // Quickselect (Hoare 1961): afterwards what lies before the place is no larger, and what lies behind it no smaller.
    private static double Select(double[] values, int place)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var pivot = MiddleOf(values[low], values[(low + high) / 2], values[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (place <= j)
                high = j;
            else if (place >= i)
                low = i;
            else
                break;
        }

        return values[place];
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = values[0];
        foreach (var value in values)
            largest = Math.Max(largest, value);
        return largest;
    }
}
