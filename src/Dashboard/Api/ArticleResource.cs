using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>An article in a list.</summary>
internal sealed record ArticleResource(
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
    public static ArticleResource Of(ArticleListing article) => new(
        article.Id,
        article.Outlet,
        article.OutletName,
        article.Title,
        article.Authors,
        article.Section,
        article.Language,
        article.Published,
        article.Sentences,
        article.Scored,
        Decimals.Of(article.PSubjective),
        Decimals.Of(article.SubjectiveShare));
}
