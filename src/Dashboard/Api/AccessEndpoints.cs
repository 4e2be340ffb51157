using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Accounts, keys and the audit log, for admins.</summary>
internal static class AccessEndpoints
{
    private const int DefaultLimit = 100;
    private const int HighestLimit = 1000;

    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("").RequireAuthorization(Access.Admin).WithTags("Access");
        admin.MapGet("/accounts", AccountsAsync).WithSummary("Accounts, by name.");
        admin.MapGet("/keys", KeysAsync).WithSummary("Keys of this API without their secrets, the newest first.");
        admin.MapGet("/audit", AuditAsync)
            .WithSummary("The audit log, the newest entry first.")
            .WithDescription("`action` is a whole word (`account.disable`) or its first part (`account`). `after` is what an answer named as its `next_page`.");
    }

    private static async Task<Ok<IReadOnlyList<AccountResource>>> AccountsAsync(IAccountStore accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<AccountResource>>([.. (await accounts.ListAsync(cancellationToken)).Select(AccountResource.Of)]);

    private static async Task<Ok<IReadOnlyList<ApiKey>>> KeysAsync(IKeyStore keys, CancellationToken cancellationToken) =>
        TypedResults.Ok(await keys.ListAsync(cancellationToken));

    private static async Task<Results<Ok<AuditResource>, ProblemHttpResult>> AuditAsync(
        IAuditStore audit,
        string? actor,
        string? action,
        DateTimeOffset? from,
        DateTimeOffset? until,
        long? after,
        int? limit,
        CancellationToken cancellationToken)
    {
        if (limit is < 1 or > HighestLimit)
            return ApiEndpoints.Invalid($"The limit is 1 to {HighestLimit}.");
        var size = limit ?? DefaultLimit;
        var found = await audit.ListAsync(
            new AuditSelection(size + 1) { Actor = actor, Action = action, From = from, Until = until, Before = after }, cancellationToken);
        return TypedResults.Ok(new AuditResource([.. found.Take(size)], found.Count > size ? found[size - 1].Id : null));
    }
}
