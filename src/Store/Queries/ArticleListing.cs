namespace StreamSubjectivity.Store.Queries;

/// <summary>An article in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Outlet">Key of its outlet.</param>
/// <param name="OutletName">Name of its outlet.</param>
/// <param name="Title">Headline.</param>
/// <param name="Authors">Names in order.</param>
/// <param name="Section">Section, or null.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Sentences">Sentences of the current version.</param>
/// <param name="Scored">Those of them with a score.</param>
/// <param name="PSubjective">Mean over its scored own-voice sentences, 0..1; null where none is scored.</param>
/// <param name="SubjectiveShare">Share of those that are subjective, 0..1; null where none is scored.</param>
public sealed record ArticleListing(
    long Id,
    string Outlet,
    string OutletName,
    string Title,
    IReadOnlyList<string> Authors,
    string? Section,
    string Language,
    DateTimeOffset Published,
    int Sentences,
    int Scored,
    double? PSubjective,
    double? SubjectiveShare)
{
    /// <summary>Scored sentences of the outlet's own voice: those that the score is a mean over.</summary>
    public int OwnSentences { get; init; }

    /// <summary>
    /// Standard error of the score, at most: numbers from 0 to 1 of the mean p vary by at most p (1 - p) (Bhatia and Davis 2000). What it leaves
    /// out is the scorer's own error.
    /// </summary>
    public double? Error => PSubjective is { } p && OwnSentences > 0 ? Math.Sqrt(p * (1 - p) / OwnSentences) : null;

    /// <summary>Where a page that ends with this article ends.</summary>
    public ArticleCursor Cursor => new(Published, Id);
}
