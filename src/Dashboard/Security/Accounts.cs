using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

internal sealed class Accounts(UserManager<Account> users, IAccountStore store, IAuditLog audit, TimeProvider clock) : IAccounts
{
    private const int LongestName = 64;

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public async Task<AccountResult> AddAsync(
        ClaimsPrincipal who, string name, string role, string? password, CancellationToken cancellationToken)
    {
        if (!Access.All.Contains(role))
            return new(AccountFault.RoleUnknown);
        if (name.Length is 0 or > LongestName)
            return new(AccountFault.NameInvalid);
        var made = password is null ? OneTimePassword.Create() : null;
        var account = new Account
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = name,
            Role = role,
            MustChange = made is not null,
            Created = clock.GetUtcNow(),
        };
        if (Fault(await users.CreateAsync(account, password ?? made!)) is { } fault)
            return new(fault);
        await audit.RecordAsync(who, "account.add", name, role, cancellationToken);
        return new(Password: made);
    }

    public Task<AccountResult> SetRoleAsync(ClaimsPrincipal who, string name, string role, CancellationToken cancellationToken) =>
        Access.All.Contains(role)
            ? ChangeAsync(
                name,
                account =>
                {
                    account.Role = role;
                    return users.UpdateSecurityStampAsync(account);
                },
                account => audit.RecordAsync(who, "account.role", account.Name, role, cancellationToken))
            : Task.FromResult(new AccountResult(AccountFault.RoleUnknown));

    public Task<AccountResult> SetDisabledAsync(ClaimsPrincipal who, string name, bool disabled, CancellationToken cancellationToken) =>
        ChangeAsync(
            name,
            account =>
            {
                account.Disabled = disabled;
                return users.UpdateSecurityStampAsync(account);
            },
            account => audit.RecordAsync(who, disabled ? "account.disable" : "account.enable", account.Name, null, cancellationToken));

    public async Task<AccountResult> ResetAsync(ClaimsPrincipal who, string name, string? password, CancellationToken cancellationToken)
    {
        var made = password is null ? OneTimePassword.Create() : null;
        var result = await ChangeAsync(
            name,
            async account =>
            {
                if (await users.CheckNewPasswordAsync(account, password ?? made!) is { Succeeded: false } weak)
                    return weak;
                account.PasswordHash = users.PasswordHasher.HashPassword(account, password ?? made!);
                account.MustChange = made is not null;
                return await users.UpdateSecurityStampAsync(account);
            },
            async account =>
            {
                await store.UnlockAsync(account.Id, cancellationToken);
                await audit.RecordAsync(who, "account.reset", account.Name, null, cancellationToken);
            });
        return result.Fault is null ? result with { Password = made } : result;
    }

    /// <summary>What Identity found wrong; null for nothing.</summary>
    internal static AccountFault? Fault(IdentityResult result)
    {
        if (result.Succeeded)
            return null;
        return Enum.TryParse<AccountFault>(result.Errors.First().Code, out var fault) ? fault : result.Errors.First().Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateUserName) => AccountFault.NameTaken,
            nameof(IdentityErrorDescriber.InvalidUserName) => AccountFault.NameInvalid,
            nameof(IdentityErrorDescriber.PasswordTooShort) => AccountFault.PasswordShort,
            _ => AccountFault.Stale,
        };
    }

    private async Task<AccountResult> ChangeAsync(string name, Func<Account, Task<IdentityResult>> change, Func<Account, Task> done)
    {
        if (await users.FindByNameAsync(name) is not { } account)
            return new(AccountFault.Missing);
        if (Fault(await change(account)) is { } fault)
            return new(fault);
        await done(account);
        return new();
    }
}
