using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Http;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Sources: to look at, and for admins to try, add, pause and remove.</summary>
internal static class SourceEndpoints
{
    private const int DefaultLimit = 50;
    private const int MostPages = 1_000_000;

    public static void MapSources(this IEndpointRouteBuilder data)
    {
        data.MapGet("/sources", ListAsync).WithTags("Sources")
            .WithSummary("Sources by outlet and URL. show is failing, active, paused or gone; q is part of a URL or an outlet's name.");
        data.MapGet("/sources/{id:long}", FindAsync).WithTags("Sources").WithSummary("A source.");
    }

    public static void MapSourceChanges(this IEndpointRouteBuilder api)
    {
        api.MapPost("/sources/test", TryAsync).LimitCostly().RequireAuthorization(Access.Admin).WithTags("Sources")
            .WithSummary("Fetches an address once and says what watching it would be; of a page, the sources that its site offers.");
        api.MapPost("/sources", AddAsync).Audited("source.add", c => c.Arguments.OfType<SourceRequest>().First().Url).RequireAuthorization(Access.Admin).WithTags("Sources").WithSummary("Watches a feed; one that is watched stays as it is.");
        api.MapPost("/sources/{id:long}/pause", (long id, ISourceQueries q, ISourceStore s, CancellationToken t) => SetAsync(id, SourceState.Paused, q, s, t))
            .RequireJson().Audited("source.pause").RequireAuthorization(Access.Admin).WithTags("Sources").WithSummary("Polls a source no more until it is resumed.");
        api.MapPost("/sources/{id:long}/resume", (long id, ISourceQueries q, ISourceStore s, CancellationToken t) => SetAsync(id, SourceState.Active, q, s, t))
            .RequireJson().Audited("source.resume").RequireAuthorization(Access.Admin).WithTags("Sources").WithSummary("Polls a source again, one that ended with 410 too.");
        api.MapDelete("/sources/{id:long}", RemoveAsync).Audited("source.remove").RequireAuthorization(Access.Admin).WithTags("Sources")
            .WithSummary("Removes a source with its waiting entries; articles stay.");
    }

    private static async Task<Results<Ok<SourcesResource>, ProblemHttpResult>> ListAsync(
        string? show, string? q, int? page, int? limit, ISourceQueries queries, CancellationToken cancellationToken)
    {
        SourceFilter? filter = show switch
        {
            null or "" or "all" => new SourceFilter(Text: q),
            "failing" => new SourceFilter(Failing: true, Text: q),
            "active" => new SourceFilter(SourceState.Active, Text: q),
            "paused" => new SourceFilter(SourceState.Paused, Text: q),
            "gone" => new SourceFilter(SourceState.Gone, Text: q),
            _ => null,
        };
        if (filter is null)
            return ApiEndpoints.Invalid($"show '{show}' is none of failing, active, paused, gone.");
        var (number, size) = (Math.Clamp(page ?? 1, 1, MostPages), Math.Clamp(limit ?? DefaultLimit, 1, 500));
        var found = await queries.CountAsync(filter, cancellationToken);
        var sources = await queries.PageAsync(filter, (number - 1) * size, size, cancellationToken);
        return TypedResults.Ok(new SourcesResource(
            await queries.CountsAsync(cancellationToken), found, number, Math.Max(1, (found + size - 1) / size), [.. sources.Select(SourceResource.Of)]));
    }

    private static async Task<Results<Ok<SourceResource>, ProblemHttpResult>> FindAsync(
        long id, ISourceQueries queries, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } source ? TypedResults.Ok(SourceResource.Of(source)) : Unknown(id);

    private static async Task<Results<Ok<SourceTrial>, ProblemHttpResult>> TryAsync(
        SourceRequest request, [FromServices] ISourceIntake? intake, CancellationToken cancellationToken) =>
        intake is null ? Elsewhere() : TypedResults.Ok(await intake.TryAsync(request.Url, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        SourceRequest request, [FromServices] ISourceIntake? intake, CancellationToken cancellationToken)
    {
        if (intake is null)
            return Elsewhere();
        return await intake.AddAsync(request.Url, request.Name, cancellationToken) is { } fault ? ApiEndpoints.Invalid(fault) : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        long id, SourceState state, ISourceQueries queries, ISourceStore store, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } source && await store.SetStateAsync(source.Url, state, cancellationToken)
            ? TypedResults.NoContent()
            : Unknown(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        long id, ISourceQueries queries, ISourceStore store, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } source && await store.RemoveAsync(source.Url, cancellationToken)
            ? TypedResults.NoContent()
            : Unknown(id);

    private static ProblemHttpResult Unknown(long id) => ApiEndpoints.Missing($"There is no source {id}.");

    private static ProblemHttpResult Elsewhere() =>
        TypedResults.Problem("This process doesn't fetch; use ./stream sources where ingest runs.", statusCode: StatusCodes.Status501NotImplemented);
}
