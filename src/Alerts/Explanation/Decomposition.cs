namespace StreamSubjectivity.Alerts.Explanation;

/// <summary>
/// A shift of the mean over articles, split into what is mix (other shares of sections or authors) and what is within (they write
/// otherwise): Kitagawa, "Components of a difference between two rates" (1955). Mix and within of all parts add up to the difference.
/// </summary>
/// <param name="Mix">What the mix adds.</param>
/// <param name="Within">What the writing adds.</param>
/// <param name="Parts">By section or byline, the one that adds most first.</param>
internal sealed record Decomposition(double Mix, double Within, IReadOnlyList<Part> Parts)
{
    /// <summary>The difference of the means.</summary>
    public double Total => Mix + Within;

    /// <summary>Share of the shift that is within, where both pull the same way, in 0..1; null where nothing moved.</summary>
    public double? WithinShare => Math.Abs(Mix) + Math.Abs(Within) is > 0 and var sum ? Math.Abs(Within) / sum : null;

    /// <summary>Splits the difference.</summary>
    /// <param name="before">Name, articles and sum of scores of each group before; articles above 0.</param>
    /// <param name="since">The same since.</param>
    /// <exception cref="ArgumentException">A side has no articles.</exception>
    public static Decomposition Of(
        IEnumerable<(string Name, long Articles, double Sum)> before, IEnumerable<(string Name, long Articles, double Sum)> since)
    {
        var (old, young) = (Totals(before), Totals(since));
        var (oldArticles, youngArticles) = (old.Values.Sum(t => t.Articles), young.Values.Sum(t => t.Articles));
        if (oldArticles == 0 || youngArticles == 0)
            throw new ArgumentException("a shift has articles before and since");
        // Shares are held against the mean of both times, so that a part of usual tone adds nothing by growing.
        var middle = ((old.Values.Sum(t => t.Sum) / oldArticles) + (young.Values.Sum(t => t.Sum) / youngArticles)) / 2;
        var parts = old.Keys.Union(young.Keys).Select(name => Split(name, old.GetValueOrDefault(name), young.GetValueOrDefault(name), oldArticles, youngArticles, middle))
            .OrderByDescending(p => Math.Abs(p.Mix + p.Within)).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        return new(parts.Sum(p => p.Mix), parts.Sum(p => p.Within), parts);
    }

    private static Part Split(
        string name, (long Articles, double Sum) old, (long Articles, double Sum) young, double oldArticles, double youngArticles, double middle)
    {
        double? from = old.Articles > 0 ? old.Sum / old.Articles : null, to = young.Articles > 0 ? young.Sum / young.Articles : null;
        var (oldShare, youngShare) = (old.Articles / oldArticles, young.Articles / youngArticles);
        // A part that is there only before or since is mix alone.
        var level = ((from ?? to!.Value) + (to ?? from!.Value)) / 2;
        var within = from is { } f && to is { } t ? (oldShare + youngShare) / 2 * (t - f) : 0;
        return new Part(name, old.Articles, young.Articles, from, to, (youngShare - oldShare) * (level - middle), within);
    }

    private static Dictionary<string, (long Articles, double Sum)> Totals(IEnumerable<(string Name, long Articles, double Sum)> groups) =>
        groups.GroupBy(g => g.Name).ToDictionary(g => g.Key, g => (g.Sum(x => x.Articles), g.Sum(x => x.Sum)));
}
