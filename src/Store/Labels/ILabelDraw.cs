namespace StreamSubjectivity.Store.Labels;

/// <summary>Draws sentences for people to label.</summary>
public interface ILabelDraw
{
    /// <summary>
    /// Sentences of an outlet's own voice that a person hasn't labelled, with a score: of articles that are drawn at random over time, one
    /// an article in random order, then the others.
    /// </summary>
    /// <param name="back">How long before the newest article they were published at most.</param>
    /// <param name="by">The person.</param>
    /// <param name="articles">Articles to draw, 1 to 200.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<QueuedSentence>> DrawAsync(TimeSpan back, string by, int articles, CancellationToken cancellationToken);
}
