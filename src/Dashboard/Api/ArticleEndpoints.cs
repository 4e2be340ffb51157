using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Explore;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Articles and their sentences.</summary>
internal static class ArticleEndpoints
{
    private const int DefaultLimit = 50;
    private const int HighestLimit = 500;

    public static void MapArticles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/articles", ListAsync)
            .WithSummary("Articles by outlet, section, days, score and words of the headline, the newest first.")
            .Produces<ArticlesResource>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/articles/{id}", FindAsync).WithSummary("An article with the sentences of its current version.");
        api.MapGet("/articles/{id}/versions", VersionsAsync).WithSummary("What each version of an article changed.");
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] SearchConditions conditions, string? page, int? limit, IArticleSearch articles, IOutletQueries outlets, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > HighestLimit)
            return ApiEndpoints.Invalid($"The limit is 1 to {HighestLimit}.");
        ArticleCursor? before = null;
        if (!string.IsNullOrEmpty(page))
        {
            if (!ArticleCursor.TryParse(page, out var cursor))
                return ApiEndpoints.Invalid("The page is not one that an answer named as its next.");
            before = cursor;
        }

        if (conditions.Outlet is { } outlet && await outlets.FindAsync(outlet, cancellationToken) is null)
            return ApiEndpoints.Missing($"There is no outlet '{outlet}'.");
        var (filter, fault) = conditions.ReadFilter();
        if (filter is null)
            return SentenceEndpoints.Problem(fault!.Value);
        try
        {
            var found = await articles.ListAsync(filter, before, limit ?? DefaultLimit, cancellationToken);
            return TypedResults.Ok(new ArticlesResource([.. found.Articles.Select(ArticleResource.Of)], found.Next?.ToString()));
        }
        catch (SearchWordsException)
        {
            return SentenceEndpoints.Problem(SearchFault.Words);
        }
        catch (SearchTooWideException)
        {
            return SentenceEndpoints.Problem(SearchFault.Time);
        }
    }

    private static async Task<Results<Ok<ArticleDetailResource>, ProblemHttpResult>> FindAsync(
        string id, IArticleQueries articles, CancellationToken cancellationToken) =>
        long.TryParse(id, out var number) && await articles.ReadAsync(number, cancellationToken) is { } reading
            ? TypedResults.Ok(ArticleDetailResource.Of(reading))
            : ApiEndpoints.Missing($"There is no article '{id}'.");

    private static async Task<Results<Ok<VersionsResource>, ProblemHttpResult>> VersionsAsync(
        string id, IArticleQueries articles, IArticleVersions versions, CancellationToken cancellationToken)
    {
        if (!long.TryParse(id, out var number) || await articles.ReadAsync(number, cancellationToken) is not { } reading)
            return ApiEndpoints.Missing($"There is no article '{id}'.");
        var known = await versions.ListAsync(number, cancellationToken);
        return TypedResults.Ok(new VersionsResource(reading.Version, [.. known.Select(VersionResource.Of)]));
    }
}
