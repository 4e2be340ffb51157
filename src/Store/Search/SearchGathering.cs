namespace StreamSubjectivity.Store.Search;

/// <summary>What a search has met so far, and whether that is enough.</summary>
/// <param name="scope">What is searched.</param>
internal sealed class SearchGathering(SearchScope scope)
{
    private readonly List<SearchCandidate> matches = [];

    /// <summary>Sentences that were held against the conditions.</summary>
    public int Examined { get; private set; }

    /// <summary>Those that fulfil them.</summary>
    public IReadOnlyList<SearchCandidate> Matches => matches;

    /// <summary>The oldest of those that were looked at.</summary>
    public SearchCandidate? Last { get; private set; }

    /// <summary>Whether nothing more is needed.</summary>
    public bool IsEnough => Examined >= ISentenceSearch.MostExamined || (scope.Query.IsByTime && matches.Count > scope.Limit);

    /// <summary>How many more may be looked at.</summary>
    public int Room => scope.IsPlain ? scope.Limit + 1 - matches.Count : ISentenceSearch.MostExamined - Examined;

    /// <summary>Takes what a look met, the newest first.</summary>
    public void Take(IEnumerable<SearchCandidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (IsEnough)
                return;
            Examined++;
            Last = candidate;
            if (candidate.Fulfils(scope.Query))
                matches.Add(candidate);
        }
    }

    /// <summary>The page's sentences in order, and where the next page begins.</summary>
    /// <param name="complete">Whether everything was looked at.</param>
    public (IReadOnlyList<SearchCandidate> Page, SearchCursor? Next) Page(bool complete)
    {
        var order = scope.Query.Order;
        if (scope.Query.IsByTime)
        {
            SearchCandidate[] page = [.. matches.Take(scope.Limit)];
            return (page, matches.Count > scope.Limit ? page[^1].PlaceIn(SentenceOrder.Newest) : complete ? null : Last?.PlaceIn(SentenceOrder.Newest));
        }

        SearchCandidate[] rest =
        [
            .. matches.OrderBy(match => match.PlaceIn(order), SearchOrder.Instance)
                .Where(match => scope.After is not { } after || SearchOrder.Instance.Compare(match.PlaceIn(order), after) > 0),
        ];
        return (rest[..Math.Min(rest.Length, scope.Limit)], rest.Length > scope.Limit ? rest[scope.Limit - 1].PlaceIn(order) : null);
    }
}
