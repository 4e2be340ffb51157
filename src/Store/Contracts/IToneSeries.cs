namespace StreamSubjectivity.Store.Contracts;

/// <summary>Reads daily series of tone, and what drives them. Scores are of the outlets' own voice.</summary>
public interface IToneSeries
{
    /// <summary>Days in order of outlet, language, day and section; a section without scored articles has no row. Read from rollups.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<SectionDay>> DaysAsync(SeriesSelection selection, CancellationToken cancellationToken);

    /// <summary>What each byline wrote in the selected days, the most articles first.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<BylineTotals>> BylinesAsync(SeriesSelection selection, CancellationToken cancellationToken);

    /// <summary>
    /// The articles that lie furthest off a level in one direction, by what each adds to the mean of all: those of many sentences aren't preferred.
    /// </summary>
    /// <param name="selection">Days and series.</param>
    /// <param name="rising">Whether the most subjective are asked for, or the least.</param>
    /// <param name="most">Most articles.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<DrivingArticle>> ArticlesAsync(SeriesSelection selection, bool rising, int most, CancellationToken cancellationToken);

    /// <summary>The sentences of current versions, outside quotations, that lie furthest off in one direction.</summary>
    /// <param name="selection">Days and series.</param>
    /// <param name="rising">Whether the most subjective are asked for, or the least.</param>
    /// <param name="most">Most sentences.</param>
    /// <param name="mostOfArticle">Most sentences of one article.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<DrivingSentence>> SentencesAsync(
        SeriesSelection selection, bool rising, int most, int mostOfArticle, CancellationToken cancellationToken);
}
