using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Http;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What couldn't be processed: to look at, and for admins to try again or drop.</summary>
internal static class QuarantineEndpoints
{
    public static void MapQuarantine(this IEndpointRouteBuilder data) => data.MapGet("/quarantine", ListAsync).WithTags("Sources")
        .WithSummary("What couldn't be processed, by reason, with the newest items.");

    public static void MapQuarantineChanges(this IEndpointRouteBuilder api)
    {
        api.MapPost("/quarantine/{id:long}/retry", RetryAsync).RequireJson().Audited("quarantine.retry").RequireAuthorization(Access.Admin).WithTags("Sources")
            .WithSummary("Puts an item back to work: its entry waits again, its source is due.");
        api.MapDelete("/quarantine/{id:long}", DropAsync).Audited("quarantine.drop").RequireAuthorization(Access.Admin).WithTags("Sources").WithSummary("Drops an item for good.");
    }

    private static async Task<Ok<QuarantineResource>> ListAsync(
        string? kind, string? reason, int? limit, ISourceQueries queries, IQuarantine quarantine, CancellationToken cancellationToken) =>
        TypedResults.Ok(new QuarantineResource(
            await queries.QuarantineAsync(cancellationToken),
            await quarantine.ListAsync(kind, reason, Math.Clamp(limit ?? 100, 1, 1000), cancellationToken)));

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(long id, IQuarantine quarantine, CancellationToken cancellationToken)
    {
        if (await quarantine.FindAsync(id, cancellationToken) is null)
            return Unknown(id);
        return await quarantine.RequeueAsync(id, cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.Problem("What it came from is gone, so it stays.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(long id, IQuarantine quarantine, CancellationToken cancellationToken) =>
        await quarantine.DropAsync([id], cancellationToken) > 0 ? TypedResults.NoContent() : Unknown(id);

    private static ProblemHttpResult Unknown(long id) => ApiEndpoints.Missing($"There is no item {id} in the quarantine.");
}
