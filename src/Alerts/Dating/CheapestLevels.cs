namespace StreamSubjectivity.Alerts.Dating;

/// <summary>
/// Which day is the cheapest beginning of the last run at each level that it may have: pieces of the line of levels, each owned by a day
/// (functional pruning; Maidstone, Hocking, Rigaill and Fearnhead, "On optimal multiple changepoint algorithms for large data", 2017).
/// </summary>
internal sealed class CheapestLevels
{
    private const int Few = 32;

    private (double From, int Owner)[] pieces = new (double, int)[Few];
    private (double From, int Owner)[] next = new (double, int)[Few];
    private int count;

    /// <summary>Gives a new owner all levels but those between which an owner so far is cheaper.</summary>
    /// <param name="owner">The new one.</param>
    /// <param name="lows">Lowest level at which each other one is cheaper; not a number where there is none.</param>
    /// <param name="highs">Highest such level.</param>
    public void Add(int owner, double[] lows, double[] highs)
    {
        // A piece ends as three at most.
        if (next.Length < (3 * count) + 1)
            next = new (double, int)[4 * next.Length];
        var last = 0;
        if (count == 0)
            next[last++] = (double.NegativeInfinity, owner);
        for (var i = 0; i < count; i++)
        {
            var (from, old) = pieces[i];
            var to = i + 1 < count ? pieces[i + 1].From : double.PositiveInfinity;
            var (low, high) = (Math.Max(from, lows[old]), Math.Min(to, highs[old]));
            // Not for what isn't a number.
            if (!(low < high))
            {
                Put(from, owner);
                continue;
            }

            if (low > from)
                Put(from, owner);
            Put(low, old);
            if (high < to)
                Put(high, owner);
        }

        (pieces, next, count) = (next, pieces, last);

        void Put(double from, int which)
        {
            if (last == 0 || next[last - 1].Owner != which)
                next[last++] = (from, which);
        }
    }

    /// <summary>Sets a mark for each owner of a piece.</summary>
    public void Mark(Span<bool> owners)
    {
        owners.Clear();
        for (var i = 0; i < count; i++)
            owners[pieces[i].Owner] = true;
    }

    /// <summary>Gives owners new numbers.</summary>
    public void Rename(ReadOnlySpan<int> numbers)
    {
        for (var i = 0; i < count; i++)
            pieces[i].Owner = numbers[pieces[i].Owner];
    }
}
