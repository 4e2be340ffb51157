namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Round marks of an axis of numbers.</summary>
internal static class ValueTicks
{
    private static readonly double[] Factors = [1, 2, 5, 10];

    /// <summary>The step between marks: 1, 2 or 5 times a power of ten, so that at most <paramref name="limit"/> fit.</summary>
    public static double Step(double min, double max, int limit)
    {
        var rough = (max - min) / Math.Max(1, limit);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return Factors.Select(factor => factor * power).First(step => step >= rough * (1 - 1e-9));
    }

    /// <summary>Marks in the span.</summary>
    public static IReadOnlyList<double> Of(double min, double max, int limit)
    {
        var step = Step(min, max, limit);
        var first = (long)Math.Ceiling(min / step - 1e-9);
        var last = (long)Math.Floor(max / step + 1e-9);
        // Counted rather than added up: errors of rounding would add up as well.
        return [.. Enumerable.Range(0, (int)Math.Clamp(last - first + 1, 0, limit + 2)).Select(i => (first + i) * step)];
    }

    /// <summary>The span widened to whole steps.</summary>
    public static (double Min, double Max) Round(double min, double max, int limit)
    {
        var step = Step(min, max, limit);
        return (Math.Floor(min / step + 1e-9) * step, Math.Ceiling(max / step - 1e-9) * step);
    }

    /// <summary>Decimals that tell marks apart.</summary>
    public static int Decimals(double min, double max, int limit) =>
        Math.Clamp(-(int)Math.Floor(Math.Log10(Step(min, max, limit)) + 1e-9), 0, 6);
}
