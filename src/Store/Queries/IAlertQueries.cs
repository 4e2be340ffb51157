namespace StreamSubjectivity.Store.Queries;

/// <summary>What the dashboard asks about alerts.</summary>
public interface IAlertQueries
{
    /// <summary>Alerts that haven't ended: firing, acknowledged, pending, each with the latest beginning first.</summary>
    Task<IReadOnlyList<AlertListing>> OpenAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Alerts of all states, the latest beginning first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Where the page before ended, or null for the first.</param>
    /// <param name="limit">Most alerts, &gt; 0.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<AlertListing>> PageAsync(AlertFilter filter, AlertCursor? before, int limit, CancellationToken cancellationToken);

    /// <summary>The rules and the outlets that alerts are of, each in order.</summary>
    Task<(IReadOnlyList<string> Rules, IReadOnlyList<string> Outlets)> NamesAsync(CancellationToken cancellationToken);

    /// <summary>Article scores of a series in bins of equal width over 0..1, from one day to another.</summary>
    /// <param name="outlet">Key of the outlet.</param>
    /// <param name="section">Section; null for all, empty for articles without one.</param>
    /// <param name="language">Language, or null for all.</param>
    /// <param name="scorer">Key of the scorer; null for the active one.</param>
    /// <param name="span">Days that count.</param>
    /// <param name="bins">How many bins.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<int>> DistributionAsync(
        string outlet, string? section, string? language, string? scorer, DaySpan span, int bins, CancellationToken cancellationToken);

    /// <summary>Of these articles, those that are still there.</summary>
    Task<IReadOnlySet<long>> ThereAsync(IReadOnlyCollection<long> articles, CancellationToken cancellationToken);

    /// <summary>When rules were last evaluated, by which node, and how often ever; null before the first time.</summary>
    Task<LastEvaluation?> LastEvaluationAsync(CancellationToken cancellationToken);
}
