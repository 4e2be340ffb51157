namespace StreamSubjectivity.Store.Queries;

/// <summary>
/// What the dashboard asks about series of tone: an outlet's, or that of its section. Scores are those of the active scorer; days are UTC
/// days of publication. A section is <c>""</c> for the articles that name none, and null for all of them.
/// </summary>
public interface ISeriesQueries
{
    /// <summary>Days in order. One without scored articles has a row while sentences of it wait for a score, and may have none else.</summary>
    Task<IReadOnlyList<SeriesDay>> DaysAsync(string outletKey, string? section, DaySpan span, CancellationToken cancellationToken);

    /// <summary>Days or ISO weeks of each section of some outlets, in no order; one without scored articles has no row.</summary>
    /// <param name="outletKeys">Keys of the outlets.</param>
    /// <param name="span">Days that count.</param>
    /// <param name="weekly">Whether days are summed up to weeks.</param>
    /// <param name="anyWaits">Whether sentences of these outlets may wait for a score; else all is taken for complete.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<SectionStep>> SectionStepsAsync(
        IReadOnlyCollection<string> outletKeys, DaySpan span, bool weekly, bool anyWaits, CancellationToken cancellationToken);

    /// <summary>How the articles of a span differ. The newest <see cref="ArticleSpread.MostArticles"/> of them are looked at.</summary>
    /// <param name="outletKey">The outlet.</param>
    /// <param name="section">Its section.</param>
    /// <param name="span">UTC days on which they were published, by their newest versions.</param>
    /// <param name="bins">Number of bins.</param>
    /// <param name="authors">Most bylines.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<ArticleSpread> SpreadAsync(
        string outletKey, string? section, DaySpan span, int bins, int authors, CancellationToken cancellationToken);

    /// <summary>Alerts about an outlet, or about one of its sections, that were told of since a day or still are; the newest first.</summary>
    Task<IReadOnlyList<OutletAlert>> AlertsAsync(
        string outletKey, string? section, DateOnly since, int most, CancellationToken cancellationToken);

    /// <summary>
    /// How many series of tone have scores since a day: each outlet's in each language, and those of its sections where there are several.
    /// </summary>
    Task<long> CountAsync(DateOnly since, CancellationToken cancellationToken);
}
