using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Articles and their sentences.</summary>
internal static class ArticleEndpoints
{
    private const int DefaultLimit = 50;
    private const int HighestLimit = 500;

    public static void MapArticles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/articles", ListAsync)
            .WithTags("Articles")
            .WithSummary("Articles of all outlets or of one, the newest first.")
            .WithDescription("`limit` is 1 to 500; `after` is what an answer named as its `next`.");
        api.MapGet("/articles/{id}", FindAsync)
            .WithTags("Articles")
            .WithSummary("An article with its sentences, their scores and its versions.");
    }

    private static async Task<Results<Ok<ArticlesResource>, ProblemHttpResult>> ListAsync(
        string? outlet, string? after, int? limit, IArticleQueries articles, IOutletQueries outlets, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > HighestLimit)
            return ApiEndpoints.Invalid($"The limit is 1 to {HighestLimit}.");
        ArticleCursor? before = null;
        if (!string.IsNullOrEmpty(after))
        {
            if (!ArticleCursor.TryParse(after, out var cursor))
                return ApiEndpoints.Invalid("What comes after is not what an answer named as its next.");
            before = cursor;
        }

        if (outlet is not null && await outlets.FindAsync(outlet, cancellationToken) is null)
            return ApiEndpoints.Missing($"There is no outlet '{outlet}'.");
        var size = limit ?? DefaultLimit;
        var found = await articles.NewestAsync(outlet, before, size + 1, cancellationToken);
        return TypedResults.Ok(new ArticlesResource(
            [.. found.Take(size).Select(ArticleResource.Of)],
            found.Count > size ? found[size - 1].Cursor.ToString() : null));
    }

    private static async Task<Results<Ok<ArticleDetailResource>, ProblemHttpResult>> FindAsync(
        string id, IArticleQueries articles, CancellationToken cancellationToken) =>
        long.TryParse(id, out var number) && await articles.ReadAsync(number, cancellationToken) is { } reading
            ? TypedResults.Ok(ArticleDetailResource.Of(reading))
            : ApiEndpoints.Missing($"There is no article '{id}'.");
}
