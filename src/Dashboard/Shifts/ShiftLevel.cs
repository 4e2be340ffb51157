namespace StreamSubjectivity.Dashboard.Shifts;

/// <summary>A level of a series: a mean score, or a standard deviation where the spread has changed.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Bounds of its 95 % interval.</param>
internal sealed record ShiftLevel(double Value, IReadOnlyList<double> Interval)
{
    /// <summary>Lower bound.</summary>
    public double Low => Interval is [var low, _] ? low : Value;

    /// <summary>Upper bound.</summary>
    public double High => Interval is [_, var high] ? high : Value;
}
