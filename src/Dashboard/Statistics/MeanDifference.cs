namespace StreamSubjectivity.Dashboard.Statistics;

/// <summary>How far one mean lies above another one of other articles.</summary>
/// <param name="Value">The difference, -1..1.</param>
/// <param name="HalfWidth">Half the width of its 95 % interval (Welch).</param>
internal readonly record struct MeanDifference(double Value, double HalfWidth)
{
    /// <summary>Lower end of the interval.</summary>
    public double Low => Value - HalfWidth;

    /// <summary>Upper end.</summary>
    public double High => Value + HalfWidth;

    /// <summary>Whether the interval leaves zero out.</summary>
    public bool IsClear => Math.Abs(Value) > HalfWidth;

    /// <summary>The mean less the other one.</summary>
    public static MeanDifference Of(MeanEstimate mean, MeanEstimate other)
    {
        var sum = MeanEstimate.Sum([(1, mean), (-1, other)]);
        return new MeanDifference(sum.Mean, sum.HalfWidth);
    }
}
