using CommunityToolkit.HighPerformance.Buffers;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>Location and scale that a few strange days don't move.</summary>
internal static class Robust
{
    // A normal distribution's standard deviation in units of its median absolute deviation.
    private const double DeviationOfMad = 1.4826;
    private const double Outlier = 4;

    /// <summary>Mean of the values, weighted by samples, and how far from their median they count: four robust deviations.</summary>
    public static (double Location, double Limit) Location(ReadOnlySpan<Observation> days)
    {
        using var rented = SpanOwner<double>.Allocate(days.Length);
        var values = rented.Span;
        for (var i = 0; i < values.Length; i++)
            values[i] = days[i].Value;
        var median = Median(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = days[i].Value - median;
        var limit = Limit(values);
        double sum = 0, weight = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var samples = days[i].Samples > 0 ? days[i].Samples : 1;
            sum += samples * (limit > 0 ? Math.Clamp(values[i], -limit, limit) : values[i]);
            weight += samples;
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
        using var rented = SpanOwner<double>.Allocate(values.Length);
        var absolutes = rented.Span;
        double squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            absolutes[i] = Math.Abs(values[i]);
            squares += values[i] * values[i];
        }

        var robust = DeviationOfMad * Median(absolutes);
        return robust > 0 ? robust : Math.Sqrt(squares / Math.Max(1, values.Length));
    }

    /// <summary>The median of values, whose order it changes.</summary>
    public static double Median(Span<double> values)
    {
        var half = values.Length / 2;
        var upper = Select(values, half);
        // The other middle one of an even number is the largest below.
        return values.Length % 2 == 1 ? upper : (Largest(values[..half]) + upper) / 2;
    }

    // Quickselect (Hoare 1961): afterwards what lies before the place is no larger, and what lies behind it no smaller.
    private static double Select(Span<double> values, int place)
    {
        var (low, high) = (0, values.Length);
        while (high - low > 1)
        {
            var part = values[low..high];
            var pivot = MiddleOf(part[0], part[part.Length / 2], part[^1]);
            var smaller = SmallerFirst(part, pivot);
            if (place < low + smaller)
            {
                high = low + smaller;
                continue;
            }

            low += smaller;
            // Next come those that are the pivot; none is found where it is no number.
            var same = SmallerFirst(values[low..high], Math.BitIncrement(pivot));
            if (place < low + same || same == 0)
                return pivot;
            low += same;
        }

        return values[place];
    }

    // Without a branch on what they are, which nothing could predict (Lomuto's partition).
    private static int SmallerFirst(Span<double> values, double pivot)
    {
        var smaller = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = values[smaller];
            values[smaller] = value;
            smaller += value < pivot ? 1 : 0;
        }

        return smaller;
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
