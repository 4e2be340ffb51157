namespace StreamSubjectivity.Alerts.Dating;

/// <summary>
/// Splits days into runs of one level each: the least sum of the runs' costs and a penalty a change, found exactly by PELT (Killick,
/// Fearnhead and Eckley, "Optimal detection of changepoints with a linear computational cost", 2012). On a calm series its rule lets go of
/// no day and the cost is quadratic; here a day goes as soon as it is cheapest at no level, which includes that rule.
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
        var candidates = new PeltCandidates(days + 1);
        for (var end = shortest; end <= days; end++)
        {
            var start = end - shortest;
            if (start == 0 || start >= shortest)
                candidates.Add(start, best[start], sums[start]);
            (previous[end], var cost) = candidates.Cheapest(sums[end]);
            best[end] = cost + penalty;
        }

        var changes = new List<int>();
        for (var at = days >= shortest ? previous[days] : 0; at > 0; at = previous[at])
            changes.Add(at);
        changes.Reverse();
        return changes;
    }
}
