namespace StreamSubjectivity.Store.Contracts;

/// <summary>An article as it was just read, to be stored or held against the version that is stored.</summary>
/// <param name="OutletId">The outlet's id.</param>
/// <param name="CanonicalUrl">Its identity within the outlet.</param>
/// <param name="Title">Headline, not empty.</param>
/// <param name="Authors">Names in order; may be empty.</param>
/// <param name="Section">Section, or null.</param>
/// <param name="Language">BCP 47, <c>und</c> where unknown.</param>
/// <param name="Published">
/// Publication time; the time of reading where the source gives none. The store takes one more than a year ahead for none.
/// </param>
/// <param name="Sentences">Its sentences in reading order.</param>
public sealed record ArticleDraft(
    int OutletId,
    string CanonicalUrl,
    string Title,
    IReadOnlyList<string> Authors,
    string? Section,
    string Language,
    DateTimeOffset Published,
    IReadOnlyList<SentenceDraft> Sentences)
{
    /// <summary>
    /// Whether the source gives no publication time, so that <see cref="Published"/> is the time of reading: an article that is stored
    /// keeps its time then, and isn't a new version because of it.
    /// </summary>
    public bool PublishedGuessed { get; init; }
}
