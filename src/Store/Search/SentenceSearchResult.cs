namespace StreamSubjectivity.Store.Search;

/// <summary>A page of what was found.</summary>
/// <param name="Hits">The sentences in order.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Examined">Sentences that held the words (or any, where none were asked for) and were held against the other conditions.</param>
/// <param name="Matches">How many of those fulfil them, from the start of this page on where time orders them.</param>
/// <param name="ExaminedTo">The day down to which was looked; null where everything was.</param>
public sealed record SentenceSearchResult(
    IReadOnlyList<SentenceHit> Hits, SearchCursor? Next, int Examined, int Matches, DateOnly? ExaminedTo)
{
    /// <summary>Nothing was found, anywhere.</summary>
    public static SentenceSearchResult Nothing { get; } = new([], null, 0, 0, null);

    /// <summary>Whether older sentences were left out, so that what is ranked is only the newest ones.</summary>
    public bool Bounded => ExaminedTo is not null;
}
