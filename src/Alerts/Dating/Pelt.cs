namespace StreamSubjectivity.Alerts.Dating;

/// <summary>
/// Splits days into runs of one level each: the least sum of the runs' costs and a penalty a change, found exactly by PELT (Killick,
/// Fearnhead and Eckley, "Optimal detection of changepoints with a linear computational cost", 2012).
/// </summary>
internal static class Pelt
{
    /// <summary>
    /// The penalty that is used where none is asked for: 3 log n, that of the modified BIC for changes of a mean (Zhang and Siegmund 2007).
    /// </summary>
    public static double Penalty(int days) => 3 * Math.Log(Math.Max(days, 2));

    /// <summary>The first days of all runs but the first, as indices.</summary>
    /// <param name="sums">Of the days.</param>
    /// <param name="days">Number of days.</param>
    /// <param name="penalty">What a change costs, at least 0.</param>
    /// <param name="shortest">Fewest days of a run, at least 1.</param>
    public static IReadOnlyList<int> Split(PrefixSums sums, int days, double penalty, int shortest)
    {
        var best = new double[days + 1];
        var previous = new int[days + 1];
        best[0] = -penalty;
        var candidates = new List<(int Start, int Until)>();
        for (var end = shortest; end <= days; end++)
        {
            if (end - shortest == 0 || end - shortest >= shortest)
                candidates.Add((end - shortest, int.MaxValue));
            best[end] = double.PositiveInfinity;
            foreach (var (start, _) in candidates)
            {
                var cost = best[start] + sums.Cost(start, end) + penalty;
                if (cost < best[end])
                    (best[end], previous[end]) = (cost, start);
            }

            Prune(candidates, best, sums, end, shortest);
        }

        var changes = new List<int>();
        for (var at = days >= shortest ? previous[days] : 0; at > 0; at = previous[at])
            changes.Add(at);
        changes.Reverse();
        return changes;
    }

    // A start that loses to a change here without paying for it never wins again, once a run fits in after this day.
    private static void Prune(List<(int Start, int Until)> candidates, double[] best, PrefixSums sums, int end, int shortest)
    {
        var kept = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            var (start, until) = candidates[i];
            var limit = until == int.MaxValue && best[start] + sums.Cost(start, end) > best[end] ? end + shortest : until;
            if (limit > end + 1)
                candidates[kept++] = (start, limit);
        }

        candidates.RemoveRange(kept, candidates.Count - kept);
    }
}
