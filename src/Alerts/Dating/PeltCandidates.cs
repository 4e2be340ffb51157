using System.Numerics;

namespace StreamSubjectivity.Alerts.Dating;

/// <summary>
/// Days on which the last run may have begun, beside each other by field: what all of them cost is reckoned several at a time, for a
/// calm series keeps every one of them.
/// </summary>
/// <param name="capacity">Most of them.</param>
internal sealed class PeltCandidates(int capacity)
{
    private readonly int[] starts = new int[capacity];
    private readonly int[] until = new int[capacity];
    private readonly double[] best = new double[capacity];
    private readonly double[] weights = new double[capacity];
    private readonly double[] sums = new double[capacity];
    private readonly double[] squares = new double[capacity];
    private readonly double[] totals = new double[capacity];
    private double most;
    private int count;
    private int leaving;

    /// <summary>Adds a day.</summary>
    /// <param name="start">The day.</param>
    /// <param name="cost">Least cost of the days before it.</param>
    /// <param name="before">Sums over those.</param>
    public void Add(int start, double cost, in PrefixSum before)
    {
        (starts[count], until[count], best[count]) = (start, int.MaxValue, cost);
        (weights[count], sums[count], squares[count]) = (before.Weight, before.Sum, before.Squares);
        count++;
    }

    /// <summary>The day from which a last run up to <paramref name="end"/> costs least with all before it, the first of equals.</summary>
    /// <param name="end">Sums over all days.</param>
    public (int Start, double Cost) Cheapest(in PrefixSum end)
    {
        var (weight, sum, square) = (new Vector<double>(end.Weight), new Vector<double>(end.Sum), new Vector<double>(end.Squares));
        var (least, highest) = (new Vector<double>(double.PositiveInfinity), new Vector<double>(double.NegativeInfinity));
        var i = 0;
        for (; i <= count - Vector<double>.Count; i += Vector<double>.Count)
        {
            var run = sum - new Vector<double>(sums, i);
            var spread = square - new Vector<double>(squares, i) - (run * run / (weight - new Vector<double>(weights, i)));
            var total = new Vector<double>(best, i) + Vector.Max(Vector<double>.Zero, spread);
            total.CopyTo(totals, i);
            (least, highest) = (Vector.Min(least, total), Vector.Max(highest, total));
        }

        var lowest = double.PositiveInfinity;
        most = double.NegativeInfinity;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            (lowest, most) = (Math.Min(lowest, least[lane]), Math.Max(most, highest[lane]));
        for (; i < count; i++)
        {
            var run = end.Sum - sums[i];
            totals[i] = best[i] + Math.Max(0, end.Squares - squares[i] - (run * run / (end.Weight - weights[i])));
            (lowest, most) = (Math.Min(lowest, totals[i]), Math.Max(most, totals[i]));
        }

        // Values beyond what a square can hold cost no number.
        return totals.AsSpan(0, count).IndexOf(lowest) is >= 0 and var at ? (starts[at], lowest) : (0, double.PositiveInfinity);
    }

    /// <summary>
    /// Lets go of days, after <see cref="Cheapest"/>: one that loses to a change at the end without paying for it never wins again, once
    /// a run fits in after the end.
    /// </summary>
    public void Prune(int end, int shortest, double cost)
    {
        if (most <= cost && leaving == 0)
            return;
        var kept = 0;
        leaving = 0;
        for (var i = 0; i < count; i++)
        {
            var limit = until[i] == int.MaxValue && totals[i] > cost ? end + shortest : until[i];
            if (limit <= end + 1)
                continue;
            leaving += limit == int.MaxValue ? 0 : 1;
            (starts[kept], until[kept], best[kept]) = (starts[i], limit, best[i]);
            (weights[kept], sums[kept], squares[kept]) = (weights[i], sums[i], squares[i]);
            kept++;
        }

        count = kept;
    }
}
