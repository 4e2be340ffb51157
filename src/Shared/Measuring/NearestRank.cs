namespace StreamSubjectivity.Shared.Measuring;

/// <summary>Percentiles by the nearest rank: always one of the values.</summary>
public static class NearestRank
{
    /// <summary>The least of the values that at least a share of them don't exceed.</summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="share">Share, above 0 and at most 1: .95 for the 95th percentile.</param>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
