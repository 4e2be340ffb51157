using StreamSubjectivity.Shared.Measuring;

namespace StreamSubjectivity.Store.Benchmark;

/// <summary>How long a query took.</summary>
/// <param name="Name">The question that it answers, or the method that asks it.</param>
/// <param name="P50Ms">Median in milliseconds.</param>
/// <param name="P95Ms">95th percentile.</param>
public sealed record QueryTiming(string Name, double P50Ms, double P95Ms)
{
    internal static QueryTiming Of(string name, IReadOnlyCollection<double> milliseconds) =>
        new(name, Math.Round(NearestRank.Of(milliseconds, .5), 2), Math.Round(NearestRank.Of(milliseconds, .95), 2));
}
