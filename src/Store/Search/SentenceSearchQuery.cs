namespace StreamSubjectivity.Store.Search;

/// <summary>What sentences are looked for. Only those of current versions are found, with scores of the active scorer.</summary>
/// <param name="Words">
/// Words as in a web search: all of them, <c>"a phrase"</c>, <c>or</c>, <c>-without</c>, and <c>begin*</c>; null for no words.
/// </param>
/// <param name="Outlet">Key of the outlet, or null.</param>
/// <param name="Section">Its section; <c>""</c> for articles without one; null for all.</param>
/// <param name="From">First day of publication, or null.</param>
/// <param name="To">Last day, or null.</param>
/// <param name="AtLeast">Least P(SUBJ), or null.</param>
/// <param name="AtMost">Highest P(SUBJ), or null.</param>
/// <param name="Quoted">Only quotations, only the outlet's own voice, or null for both.</param>
/// <param name="Order">The order.</param>
public sealed record SentenceSearchQuery(
    string? Words = null,
    string? Outlet = null,
    string? Section = null,
    DateOnly? From = null,
    DateOnly? To = null,
    double? AtLeast = null,
    double? AtMost = null,
    bool? Quoted = null,
    SentenceOrder Order = SentenceOrder.Newest)
{
    /// <summary>Most characters of <see cref="Words"/>.</summary>
    public const int MostCharacters = 200;

    /// <summary>Whether only sentences with a score can be found.</summary>
    internal bool NeedsScore => AtLeast is not null || AtMost is not null || Order is SentenceOrder.MostSubjective or SentenceOrder.LeastSubjective;

    /// <summary>Whether what is found in the order of time comes out in that order.</summary>
    internal bool IsByTime => Order == SentenceOrder.Newest || (Order == SentenceOrder.Relevance && Words is null);
}
