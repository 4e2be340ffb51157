namespace StreamSubjectivity.Store.Contracts;

/// <summary>A sentence that drives a shift of tone.</summary>
/// <param name="ArticleId">Its article.</param>
/// <param name="Ordinal">Its number in the article.</param>
/// <param name="Title">The article's headline.</param>
/// <param name="Url">The article's canonical URL.</param>
/// <param name="Published">When the article was published.</param>
/// <param name="Text">The sentence.</param>
/// <param name="PSubjective">Its score, 0 to 1.</param>
public sealed record DrivingSentence(
    long ArticleId, int Ordinal, string Title, string Url, DateTimeOffset Published, string Text, double PSubjective);
