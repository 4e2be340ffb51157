namespace StreamSubjectivity.Store.Contracts;

/// <summary>An article whose unscored sentences are to be sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OutletKey">The outlet's key.</param>
/// <param name="Section">Section, or null.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Published">When it was published.</param>
/// <param name="TraceParent">Trace that stored it, or null.</param>
/// <param name="Sentences">Its sentences without a score of the active scorer.</param>
public sealed record OutboxArticle(
    long Id,
    string OutletKey,
    string? Section,
    string Language,
    DateTimeOffset Published,
    string? TraceParent,
    IReadOnlyList<OutboxSentence> Sentences)
{
    /// <summary>How often it was sent before; 0 for live news.</summary>
    public int Sends { get; init; }
}
