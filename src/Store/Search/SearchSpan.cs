namespace StreamSubjectivity.Store.Search;

/// <summary>
/// How far back the next look goes. A frequent word fills a page from one day, a rare one needs years: each look is as wide as what was
/// met so far lets expect enough, and at most four times as wide as all before.
/// </summary>
internal static class SearchSpan
{
    private const int Growth = 4;

    /// <summary>Width of the next look, in days or articles.</summary>
    /// <param name="looked">Days or articles that were looked at.</param>
    /// <param name="met">Sentences that were met there.</param>
    /// <param name="wanted">Sentences that are still wanted.</param>
    /// <param name="first">Width of the first look.</param>
    public static int Next(int looked, int met, int wanted, int first) => looked == 0
        ? first
        : (int)Math.Clamp((double)wanted * looked / Math.Max(1, met), 1, (double)looked * Growth);
}
