using System.Security.Claims;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

internal sealed class ApiKeys(IKeyStore store, IAuditLog audit, TimeProvider clock) : IApiKeys
{
    private const int LongestName = 64;

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public async Task<AccountResult> AddAsync(
        ClaimsPrincipal who, string name, string role, TimeSpan? life, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return new(AccountFault.NameInvalid);
        if (!Access.All.Contains(role))
            return new(AccountFault.RoleUnknown);
        if ((await store.ListAsync(cancellationToken)).Any(k => k.Revoked is null && k.Name == name))
            return new(AccountFault.NameTaken);
        var secret = KeySecret.Create();
        var now = clock.GetUtcNow();
        var key = new ApiKey(
            Guid.CreateVersion7(now), name, KeySecret.PrefixOf(secret), role, now, who.Identity?.Name ?? "", life is { } span ? now + span : null);
        await store.AddAsync(key, KeySecret.HashOf(secret)!, cancellationToken);
        await audit.RecordAsync(who, "key.add", name, $"{role}, {key.Prefix}…", cancellationToken);
        return new(Password: secret);
    }

    public async Task<AccountResult> RevokeAsync(ClaimsPrincipal who, string idOrName, CancellationToken cancellationToken)
    {
        var keys = (await store.ListAsync(cancellationToken)).Where(k => k.Revoked is null && (k.Id.ToString() == idOrName || k.Name == idOrName)).ToList();
        if (keys is not [var key] || !await store.RevokeAsync(key.Id, clock.GetUtcNow(), cancellationToken))
            return new(AccountFault.Missing);
        await audit.RecordAsync(who, "key.revoke", key.Name, $"{key.Prefix}…", cancellationToken);
        return new();
    }
}
