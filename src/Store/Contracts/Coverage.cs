namespace StreamSubjectivity.Store.Contracts;

/// <summary>What is stored and what waits, for the active scorer.</summary>
/// <param name="Outlets">Outlets with at least one article.</param>
/// <param name="Articles">Articles.</param>
/// <param name="Sentences">Sentences of the articles' current versions.</param>
/// <param name="Scored">Of those, sentences with a score.</param>
/// <param name="Dead">Of those, sentences with a recorded reason for having none.</param>
/// <param name="PendingEntries">Entries that have not become articles yet.</param>
public sealed record Coverage(int Outlets, long Articles, long Sentences, long Scored, long Dead, long PendingEntries)
{
    /// <summary>Sentences that still wait for a score.</summary>
    public long Waiting => Sentences - Scored - Dead;
}
