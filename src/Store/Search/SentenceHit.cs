using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Store.Search;

/// <summary>A sentence that was found.</summary>
/// <param name="Article">Its article.</param>
/// <param name="Ordinal">Its number there.</param>
/// <param name="Day">The day that it is stored under.</param>
/// <param name="Parts">Its text in pieces; put together they are the sentence, not trusted.</param>
/// <param name="Hash">Identity of its wording.</param>
/// <param name="Quoted">Whether most of it is quotation.</param>
/// <param name="Score">What the active scorer says of it, or null while it waits.</param>
/// <param name="Title">Headline of the article.</param>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="OutletName">Its name.</param>
/// <param name="Section">Section, or null.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Published">When the article was published.</param>
public sealed record SentenceHit(
    long Article,
    int Ordinal,
    DateOnly Day,
    IReadOnlyList<HitPart> Parts,
    byte[] Hash,
    bool Quoted,
    ReadScore? Score,
    string Title,
    string Outlet,
    string OutletName,
    string? Section,
    string Language,
    DateTimeOffset Published)
{
    /// <summary>The sentence.</summary>
    public string Text => string.Concat(Parts.Select(part => part.Text));
}
