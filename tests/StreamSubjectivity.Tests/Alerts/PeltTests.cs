using FsCheck.Xunit;
using StreamSubjectivity.Alerts.Dating;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class PeltTests
{
    [Property(MaxTest = 300)]
    public void It_splits_as_the_search_over_all_splits_does(int seed, byte length, byte least)
    {
        var random = new Random(seed);
        var days = Days(random, 1 + length);
        var (shortest, penalty) = (1 + (least % 4), random.NextDouble() * 12);
        var sums = new PrefixSums(days);

        var changes = Pelt.Split(sums, days.Length, penalty, shortest);

        Assert.Equal(Least(sums, days.Length, penalty, shortest), Cost(sums, days.Length, penalty, changes), 1e-9);
        int[] bounds = [0, .. changes, days.Length];
        Assert.True(days.Length < 2 * shortest ? changes.Count == 0 : bounds.Zip(bounds.Skip(1)).All(b => b.Second - b.First >= shortest));
    }

    [Property(MaxTest = 100)]
    public void Another_origin_or_unit_splits_the_same(int seed)
    {
        var days = Days(new Random(seed), 60);
        var moved = Array.ConvertAll(days, d => d with { Value = (d.Value * 8) + 3, Variance = d.Variance * 64 });

        Assert.Equal(Pelt.Split(new PrefixSums(days), 60, 9, 3), Pelt.Split(new PrefixSums(moved), 60, 9, 3));
    }

    [Fact]
    public void Levels_far_apart_are_told_exactly()
    {
        double[] levels = [0, 5, 2];
        var random = new Random(4);
        var days = Enumerable.Range(0, 90).Select(i => new DatedValue(i, levels[i / 30] + (random.NextDouble() * 0.2), 0.01)).ToArray();

        Assert.Equal([30, 60], Pelt.Split(new PrefixSums(days), 90, Pelt.Penalty(90), 3));
    }

    private static DatedValue[] Days(Random random, int count)
    {
        var level = 0.0;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            level += random.Next(10) == 0 ? 4 * (random.NextDouble() - 0.5) : 0;
            return new DatedValue(i, level + random.NextDouble(), 0.05 + random.NextDouble());
        })];
    }

    private static double Cost(PrefixSums sums, int days, double penalty, IReadOnlyList<int> changes)
    {
        int[] bounds = [0, .. changes, days];
        return bounds.Zip(bounds.Skip(1)).Sum(b => sums.Cost(b.First, b.Second)) + (penalty * changes.Count);
    }

    // Optimal partitioning (Jackson and others 2005), without any pruning.
    private static double Least(PrefixSums sums, int days, double penalty, int shortest)
    {
        if (days < shortest)
            return sums.Cost(0, days);
        var best = Enumerable.Repeat(double.PositiveInfinity, days + 1).ToArray();
        best[0] = -penalty;
        for (var end = shortest; end <= days; end++)
        {
            for (var start = 0; start <= end - shortest; start++)
                best[end] = Math.Min(best[end], best[start] + sums.Cost(start, end) + penalty);
        }

        return best[days];
    }
}
