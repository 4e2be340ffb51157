using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Explore;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Scores a sentence that is sent in.</summary>
internal static class ScoreEndpoints
{
    public static void MapScore(this IEndpointRouteBuilder api) => api.MapPost("/score", ScoreAsync)
        .RequireAuthorization(Access.Analyst)
        .WithSummary("Scores one sentence by the scorer that runs, or by another prompt; nothing is kept.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<ScoreResource>, ProblemHttpResult>> ScoreAsync(
        ScoreRequest request, TrialDesk desk, CancellationToken cancellationToken)
    {
        if (request.Shots is < 0 or > 64)
            return ApiEndpoints.Invalid("shots is 0 to 64.");
        var outcome = await desk.TryAsync(new TrialRequest(request.Sentence ?? "", request.Prompt, request.Shots), cancellationToken);
        return outcome.Answer is { } answer ? TypedResults.Ok(ScoreResource.Of(answer)) : Problem(outcome);
    }

    private static ProblemHttpResult Problem(TrialOutcome outcome) => outcome.Refusal switch
    {
        TrialRefusal.NoEngine => TypedResults.Problem(
            "This process has no engine: run the dashboard beside the classifier, or set Stream:Scorer:Remote:Url.",
            statusCode: StatusCodes.Status503ServiceUnavailable),
        TrialRefusal.Empty => ApiEndpoints.Invalid("sentence is missing."),
        TrialRefusal.TooLong => ApiEndpoints.Invalid($"The sentence has more than {TrialDesk.MostCharacters} characters."),
        TrialRefusal.Busy or TrialRefusal.TooMany => TypedResults.Problem(
            $"One sentence at a time, and {TrialDesk.MostAMinute} a minute.", statusCode: StatusCodes.Status429TooManyRequests),
        TrialRefusal.TimedOut => TypedResults.Problem(
            "The engine didn't answer in time.", statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => ApiEndpoints.Invalid(outcome.Reason ?? "The sentence can't be scored."),
    };
}
