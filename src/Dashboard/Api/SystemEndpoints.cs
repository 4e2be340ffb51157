using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>How the system does.</summary>
internal static class SystemEndpoints
{
    public static void MapSystem(this IEndpointRouteBuilder data) => data.MapGet("/system", ReadAsync).WithTags("System")
        .WithSummary("What waits, what failed, the database, the evaluator, and the process that answers.");

    private static async Task<Ok<SystemResource>> ReadAsync(
        StatusMonitor monitor,
        ISystemQueries system,
        ISourceQueries sources,
        IAlertQueries alerts,
        [FromServices] ISystemParts? parts,
        CancellationToken cancellationToken) => TypedResults.Ok(new SystemResource(
            (await monitor.SnapshotAsync(cancellationToken)).Status,
            await system.WaitingAsync(cancellationToken),
            await system.DeadAsync(cancellationToken),
            await system.UnsentAsync(cancellationToken),
            await sources.CountsAsync(cancellationToken),
            await alerts.LastEvaluationAsync(cancellationToken),
            await system.DatabaseAsync(cancellationToken),
            parts is null ? null : await parts.LookAsync(cancellationToken)));
}
