using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Pages;
using StreamSubjectivity.Dashboard.Quality;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>People's labels.</summary>
internal static class LabelEndpoints
{
    private const int DefaultLimit = 100;
    private const int HighestLimit = 1000;

    public static void MapLabels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/labels", ListAsync).WithSummary("The newest labels that people gave.").ProducesProblem(StatusCodes.Status400BadRequest);
        // Only JSON is taken: a form of another site can't send that.
        api.MapPost("/labels", SayAsync)
            .RequireAuthorization(Access.Analyst)
            .WithSummary("Labels a sentence, changes one's label, or takes it back (label null).")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<IReadOnlyList<LabelResource>>, ProblemHttpResult>> ListAsync(
        int? limit, ILabelStore labels, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > HighestLimit)
            return ApiEndpoints.Invalid($"The limit is 1 to {HighestLimit}.");
        var newest = await labels.NewestAsync(limit ?? DefaultLimit, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<LabelResource>>([.. newest.Select(LabelResource.Of)]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SayAsync(
        LabelRequest request, HttpContext context, LabelDesk desk, CancellationToken cancellationToken)
    {
        if (request.Label is not (null or "SUBJ" or "OBJ"))
            return ApiEndpoints.Invalid("label is SUBJ, OBJ or null.");
        bool? subjective = request.Label is null ? null : request.Label == "SUBJ";
        return await desk.SayAsync(
            context.User, new SentencePlace(request.Article, request.Ordinal), subjective, LabelControl.OriginOf(request.Origin), cancellationToken)
            ? TypedResults.NoContent()
            : ApiEndpoints.Missing(subjective is null ? "There is no label of yours to take back." : "There is no such sentence, or its wording is gone.");
    }
}
