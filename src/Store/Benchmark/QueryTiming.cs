namespace StreamSubjectivity.Store.Benchmark;

/// <summary>How long a query took.</summary>
/// <param name="Name">The question that it answers, or the method that asks it.</param>
/// <param name="P50Ms">Median in milliseconds.</param>
/// <param name="P95Ms">95th percentile.</param>
public sealed record QueryTiming(string Name, double P50Ms, double P95Ms)
{
    internal static QueryTiming Of(string name, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return new(name, Math.Round(At(.5), 2), Math.Round(At(.95), 2));

        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
