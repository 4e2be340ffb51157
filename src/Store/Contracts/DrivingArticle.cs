namespace StreamSubjectivity.Store.Contracts;

/// <summary>An article that drives a shift of tone.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Url">Its canonical URL.</param>
/// <param name="Section">Its section; empty where it names none.</param>
/// <param name="Authors">Its authors.</param>
/// <param name="Published">When it was published.</param>
/// <param name="PSubjective">Its score, 0 to 1.</param>
/// <param name="Sentences">Scored sentences of its own voice.</param>
public sealed record DrivingArticle(
    long Id, string Title, string Url, string Section, IReadOnlyList<string> Authors, DateTimeOffset Published, double PSubjective, int Sentences);
