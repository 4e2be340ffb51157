namespace StreamSubjectivity.Store.Queries;

/// <summary>Reads what the active scorer said of sentences.</summary>
public interface IScoredSentences
{
    /// <summary>A random draw of the sentences of articles that were published in a time.</summary>
    /// <param name="since">From this instant.</param>
    /// <param name="until">To before this one.</param>
    /// <param name="most">Most sentences.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<ScoredSentence>> DrawAsync(DateTimeOffset since, DateTimeOffset until, int most, CancellationToken cancellationToken);
}
