namespace StreamSubjectivity.Store.Search;

/// <summary>A sentence that holds the words, before its text is read.</summary>
/// <param name="Day">The day that it is stored under.</param>
/// <param name="At">What orders it in time.</param>
/// <param name="Article">Its article.</param>
/// <param name="Ordinal">Its number there.</param>
/// <param name="PSubjective">Its score; null where it has none.</param>
/// <param name="Weight">How much the words weigh in it.</param>
/// <param name="Section">Section of its article.</param>
/// <param name="Published">When that was published.</param>
/// <param name="Outlet">Its outlet.</param>
internal readonly record struct SearchCandidate(
    DateOnly Day, DateTimeOffset At, long Article, int Ordinal, double? PSubjective, double Weight, string? Section, DateTimeOffset Published, int Outlet)
{
    /// <summary>Whether it fulfils the conditions that the index knows nothing of.</summary>
    public bool Fulfils(SentenceSearchQuery query) =>
        (!query.NeedsScore || PSubjective is not null)
        && (query.AtLeast is not { } least || PSubjective >= least)
        && (query.AtMost is not { } most || PSubjective <= most)
        && (query.Section is null || (Section ?? "") == query.Section)
        && (query.From is not { } from || DateOnly.FromDateTime(Published.UtcDateTime) >= from)
        && (query.To is not { } to || DateOnly.FromDateTime(Published.UtcDateTime) <= to);

    /// <summary>Its place in an order.</summary>
    public SearchCursor PlaceIn(SentenceOrder order) => new(
        order switch
        {
            SentenceOrder.Relevance => -Weight,
            SentenceOrder.MostSubjective => -(PSubjective ?? 0),
            SentenceOrder.LeastSubjective => PSubjective ?? 0,
            _ => 0,
        },
        At,
        Article,
        Ordinal);
}
