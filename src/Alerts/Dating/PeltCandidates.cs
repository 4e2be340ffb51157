using System.Numerics;

namespace StreamSubjectivity.Alerts.Dating;

/// <summary>
/// Days on which the last run may have begun, beside each other by field: what all of them cost is reckoned several at a time.
/// </summary>
/// <param name="capacity">Most of them.</param>
internal sealed class PeltCandidates(int capacity)
{
    private readonly int[] starts = new int[capacity];
    private readonly double[] best = new double[capacity];
    private readonly double[] weights = new double[capacity];
    private readonly double[] sums = new double[capacity];
    private readonly double[] squares = new double[capacity];
    private readonly double[] totals = new double[capacity];
    private readonly double[] lows = new double[capacity];
    private readonly double[] highs = new double[capacity];
    private readonly bool[] owners = new bool[capacity];
    private readonly int[] numbers = new int[capacity];
    private readonly CheapestLevels levels = new();
    private int count;

    /// <summary>
    /// Adds a day. Those that are cheaper at no level any more, whatever comes, are let go: what two days cost at a level differs by the
    /// same amount for ever.
    /// </summary>
    /// <param name="start">The day.</param>
    /// <param name="cost">Least cost of the days before it, and of a change.</param>
    /// <param name="before">Sums over those.</param>
    public void Add(int start, double cost, in PrefixSum before)
    {
        FindCheaper(cost, before);
        levels.Add(count, lows, highs);
        (starts[count], best[count]) = (start, cost);
        (weights[count], sums[count], squares[count]) = (before.Weight, before.Sum, before.Squares);
        count++;
        Compact();
    }

    /// <summary>The day from which a last run up to <paramref name="end"/> costs least with all before it, the first of equals.</summary>
    /// <param name="end">Sums over all days.</param>
    public (int Start, double Cost) Cheapest(in PrefixSum end)
    {
        var (weight, sum, square) = (new Vector<double>(end.Weight), new Vector<double>(end.Sum), new Vector<double>(end.Squares));
        var least = new Vector<double>(double.PositiveInfinity);
        var i = 0;
        for (; i <= count - Vector<double>.Count; i += Vector<double>.Count)
        {
            var run = sum - new Vector<double>(sums, i);
            var spread = square - new Vector<double>(squares, i) - (run * run / (weight - new Vector<double>(weights, i)));
            var total = new Vector<double>(best, i) + Vector.Max(Vector<double>.Zero, spread);
            total.CopyTo(totals, i);
            least = Vector.Min(least, total);
        }

        var lowest = double.PositiveInfinity;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            lowest = Math.Min(lowest, least[lane]);
        for (; i < count; i++)
        {
            var run = end.Sum - sums[i];
            totals[i] = best[i] + Math.Max(0, end.Squares - squares[i] - (run * run / (end.Weight - weights[i])));
            lowest = Math.Min(lowest, totals[i]);
        }

        // Values beyond what a square can hold cost no number.
        return totals.AsSpan(0, count).IndexOf(lowest) is >= 0 and var at ? (starts[at], lowest) : (0, double.PositiveInfinity);
    }

    // Between which levels each is cheaper than a day that costs so much: around the mean since, while there is something to save.
    private void FindCheaper(double cost, in PrefixSum before)
    {
        for (var i = 0; i < count; i++)
        {
            var (run, weight) = (before.Sum - sums[i], before.Weight - weights[i]);
            var mean = run / weight;
            var saved = cost - best[i] - Math.Max(0, before.Squares - squares[i] - (run * mean));
            var reach = saved >= 0 ? Math.Sqrt(saved / weight) : double.NaN;
            (lows[i], highs[i]) = (mean - reach, mean + reach);
        }
    }

    private void Compact()
    {
        levels.Mark(owners.AsSpan(0, count));
        if (!owners.AsSpan(0, count).Contains(false))
            return;
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (!owners[i])
                continue;
            numbers[i] = kept;
            (starts[kept], best[kept]) = (starts[i], best[i]);
            (weights[kept], sums[kept], squares[kept]) = (weights[i], sums[i], squares[i]);
            kept++;
        }

        levels.Rename(numbers);
        count = kept;
    }
}
