using StreamSubjectivity.Alerts.Detection;

namespace StreamSubjectivity.Alerts.Dating;

/// <summary>Dates changes of the level of a series.</summary>
internal static class ShiftDating
{
    /// <summary>Fewest days of a level: what lasts less is news.</summary>
    public const int ShortestLevel = 3;

    // An alarm may come this early after a shift.
    private const int ShortestNewLevel = 2;
    private const double Coverage = 0.95;
    private const double Outlying = 3.5;

    // Against the likeliest place.
    private const double Unlikely = 1e-4;

    // Days around a day that say how far off it lies.
    private const int Neighbours = 3;
    private const int Near = (2 * Neighbours) + 1;

    /// <summary>The days as they were, but that a day alone lies no more than 3.5 standard deviations off its neighbours' median.</summary>
    public static DatedValue[] WithoutNews(ReadOnlySpan<DatedValue> days)
    {
        var calm = days.ToArray();
        for (var i = 0; i < days.Length; i++)
        {
            var from = Math.Clamp(i - Neighbours, 0, Math.Max(0, days.Length - Near));
            var near = days.Slice(from, Math.Min(Near, days.Length - from));
            var reach = Outlying * Math.Sqrt(days[i].Variance);
            if (!IsNear(days[i].Value, near, reach))
                calm[i] = days[i] with { Value = Nearer(days[i].Value, near, reach) };
        }

        return calm;
    }

    // Where most neighbours lie no further below it and most no further above it, their median doesn't either. Nearly all days end here.
    private static bool IsNear(double value, ReadOnlySpan<DatedValue> near, double reach)
    {
        var (notAbove, notBelow) = (0, 0);
        foreach (ref readonly var day in near)
        {
            notAbove += day.Value <= value + reach ? 1 : 0;
            notBelow += day.Value >= value - reach ? 1 : 0;
        }

        return 2 * Math.Min(notAbove, notBelow) > near.Length;
    }

    private static double Nearer(double value, ReadOnlySpan<DatedValue> near, double reach)
    {
        Span<double> sorted = stackalloc double[Near];
        for (var j = 0; j < near.Length; j++)
            sorted[j] = near[j].Value;
        sorted[..near.Length].Sort();
        return Math.Clamp(value, sorted[(near.Length - 1) / 2] - reach, sorted[near.Length / 2] + reach);
    }

    /// <summary>All changes of a series, in order.</summary>
    /// <param name="days">The days, in order, without their weekdays' effects.</param>
    /// <param name="penalty">What a change costs; null for <see cref="Pelt.Penalty"/>.</param>
    public static IReadOnlyList<DatedShift> All(ReadOnlySpan<DatedValue> days, double? penalty = null)
    {
        var calm = WithoutNews(days);
        var sums = new PrefixSums(calm);
        var changes = Pelt.Split(sums, calm.Length, penalty ?? Pelt.Penalty(calm.Length), ShortestLevel);
        var shifts = new DatedShift[changes.Count];
        for (var i = 0; i < shifts.Length; i++)
        {
            var from = i == 0 ? 0 : changes[i - 1];
            var to = i + 1 == shifts.Length ? calm.Length : changes[i + 1];
            shifts[i] = Date(calm, sums, from, to, 1, changes[i]);
        }

        return shifts;
    }

    /// <summary>The one change that the days of an alarm hold; null where they are too few.</summary>
    public static DatedShift? One(ReadOnlySpan<DatedValue> days)
    {
        if (days.Length < ShortestLevel + ShortestNewLevel)
            return null;
        var calm = WithoutNews(days);
        var shift = Date(calm, new PrefixSums(calm), 0, calm.Length, ShortestNewLevel, null);
        // Right after a large shift the new days are the odd ones among their neighbours; their level is what they were, not what they were
        // drawn to.
        var best = days.Length - 1;
        while (best > 0 && days[best - 1].Day >= shift.Since.DayNumber)
            best--;
        return shift with { To = shift.To with { Value = new PrefixSums(days).Mean(best, days.Length) } };
    }

    // The posterior of the change's place with flat priors of place and levels: exp of half the saved squares, over the root of both weights.
    private static DatedShift Date(DatedValue[] days, PrefixSums sums, int from, int to, int shortest, int? chosen)
    {
        var first = from + Math.Min(shortest, to - from - 1);
        var places = new double[Math.Max(1, to - shortest + 1 - first)];
        for (var i = 0; i < places.Length; i++)
        {
            var at = first + i;
            places[i] = -0.5 * (sums.Cost(from, at) + sums.Cost(at, to) + Math.Log(sums.Weight(from, at) * sums.Weight(at, to)));
        }

        var best = chosen ?? (first + Array.IndexOf(places, places.Max()));
        var (low, high) = Interval(places);
        var before = new LevelEstimate(sums.Mean(from, best), 1 / Math.Sqrt(sums.Weight(from, best)));
        var after = new LevelEstimate(sums.Mean(best, to), 1 / Math.Sqrt(sums.Weight(best, to)));
        var error = Math.Sqrt((before.StandardError * before.StandardError) + (after.StandardError * after.StandardError));
        return new DatedShift(
            DateOnly.FromDayNumber(days[best].Day),
            // In a gap before it the change may have come on any day.
            DateOnly.FromDayNumber(days[Math.Min(best, first + low) - 1].Day + 1),
            DateOnly.FromDayNumber(days[Math.Max(best, first + high)].Day),
            before,
            after,
            Normal.Cumulative(Math.Abs(after.Value - before.Value) / error));
    }

    // The likeliest places that hold the coverage together; the ends of their range.
    private static (int Low, int High) Interval(double[] places)
    {
        var top = places.Max();
        var weights = Array.ConvertAll(places, p => Math.Exp(p - top));
        return Likeliest(weights, Unlikely, Coverage * weights.Sum());
    }

    // Few places are likely at all: only those are sorted, unless they hold too little.
    private static (int Low, int High) Likeliest(double[] weights, double least, double needed)
    {
        var order = new List<int>();
        for (var i = 0; i < weights.Length; i++)
        {
            // What is no number belongs to them.
            if (!(weights[i] < least))
                order.Add(i);
        }

        order.Sort((a, b) => weights[b].CompareTo(weights[a]) is var sign and not 0 ? sign : a.CompareTo(b));
        var (held, low, high) = (0.0, order[0], order[0]);
        foreach (var i in order)
        {
            (low, high) = (Math.Min(low, i), Math.Max(high, i));
            held += weights[i];
            if (held >= needed)
                return (low, high);
        }

        return least > 0 ? Likeliest(weights, 0, needed) : (low, high);
    }
}
