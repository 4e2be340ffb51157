namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Places values on a stretch of user units. Values outside lie at its ends, so that nothing leaves the drawing.</summary>
/// <param name="Min">Value at the beginning.</param>
/// <param name="Max">Value at the end, above <paramref name="Min"/>.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct PlotScale(double Min, double Max, double From, double To)
{
    /// <summary>The place of a value.</summary>
    public double At(double value) => From + (Math.Clamp(value, Min, Max) - Min) / (Max - Min) * (To - From);

    /// <summary>A scale over values; where there is no room between them it makes some.</summary>
    public static PlotScale Over(double min, double max, double from, double to)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max))
            (min, max) = (0, 1);
        if (max <= min)
            max = min + Math.Max(1e-9, Math.Abs(min) * 0.1 is var pad && pad > 0 ? pad : 1);
        return new(min, max, from, to);
    }
}
