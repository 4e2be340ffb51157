using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>
/// Signs people in by name and password. Whether the name is known, the account locked or the password wrong, the answer and the
/// work are the same. An attempt counts before it is looked at, so that many at once find no gap.
/// </summary>
internal sealed class SignIn(
    UserManager<Account> users, IAccountStore store, IAuditLog audit, IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int LongestPassword = 256;

    // The hash of what nobody knows, for names that nobody has.
    private static readonly string Decoy =
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = AccessServices.HashRounds }))
            .HashPassword(new Account(), OneTimePassword.Create());

    /// <summary>Looks at a name and a password, and begins the session or what comes before it.</summary>
    public async Task<SignInStep> ByPasswordAsync(HttpContext context, string name, string password)
    {
        var aborted = context.RequestAborted;
        var account = await users.FindByNameAsync(name);
        var allowed = await BeginAsync(account?.Id ?? Guid.Empty, aborted);
        var hasher = users.PasswordHasher;
        var verdict = hasher.VerifyHashedPassword(
            account ?? new Account(), account?.PasswordHash ?? Decoy, password.Length > LongestPassword ? "" : password);
        if (account is null || account.Disabled || !allowed || account.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
        {
            // The log knows no name that isn't an account's: people type their password there.
            var subject = account?.Name ?? "unknown name";
            await audit.RecordAsync(new ClaimsPrincipal(), "sign-in.refused", subject, account is not null && !allowed ? "locked" : null, aborted);
            return SignInStep.Refused;
        }

        return await GoOnAsync(context, account);
    }

    /// <summary>The account whose sign-in still wants something, or null.</summary>
    public async Task<Account?> PendingAsync(HttpContext context) =>
        await context.AuthenticateAsync(Sessions.Pending) is { Succeeded: true, Principal: var principal }
        && Sessions.AccountIdOf(principal) is { } id
        && await store.FindAsync(id, context.RequestAborted) is { } account
        && Sessions.Holds(principal, account)
            ? account
            : null;

    /// <summary>Begins the session of somebody who gave all that was wanted.</summary>
    public async Task FinishAsync(HttpContext context, Account account)
    {
        await store.SucceedAsync(account.Id, clock.GetUtcNow(), context.RequestAborted);
        var principal = Sessions.PrincipalOf(account);
        await Sessions.BeginAsync(context, principal, clock.GetUtcNow());
        await audit.RecordAsync(principal, "sign-in.done", account.Name, null, context.RequestAborted);
    }

    /// <summary>Gives an account a password of its own; an error, in words for a person, where it is not good enough.</summary>
    public async Task<AccountFault?> SetPasswordAsync(Account account, string password, ClaimsPrincipal who, CancellationToken cancellationToken)
    {
        if (Accounts.Fault(await users.CheckNewPasswordAsync(account, password)) is { } weak)
            return weak;
        if (account.PasswordHash is { } old && users.PasswordHasher.VerifyHashedPassword(account, old, password) != PasswordVerificationResult.Failed)
            return AccountFault.PasswordKnown;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.MustChange = false;
        if (Accounts.Fault(await users.UpdateSecurityStampAsync(account)) is { } fault)
            return fault;
        await audit.RecordAsync(who, "account.password", account.Name, null, cancellationToken);
        return null;
    }

    /// <summary>Whether a password is the account's; a wrong one counts as a failed sign-in does.</summary>
    public async Task<bool> IsPasswordAsync(Account account, string password, CancellationToken cancellationToken)
    {
        if (!await BeginAsync(account.Id, cancellationToken)
            || users.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash ?? Decoy, password) == PasswordVerificationResult.Failed)
            return false;
        await store.UnlockAsync(account.Id, cancellationToken);
        return true;
    }

    /// <summary>Goes on with the session of a browser after what ended all sessions of its account.</summary>
    public Task RenewAsync(HttpContext context, Account account) =>
        Sessions.BeginAsync(context, Sessions.PrincipalOf(account), clock.GetUtcNow());

    /// <summary>Ends all sessions of an account but that of this browser.</summary>
    public async Task<AccountFault?> EndOthersAsync(HttpContext context, Account account, CancellationToken cancellationToken)
    {
        if (Accounts.Fault(await users.UpdateSecurityStampAsync(account)) is { } fault)
            return fault;
        await RenewAsync(context, account);
        await audit.RecordAsync(context.User, "account.sessions-end", account.Name, null, cancellationToken);
        return null;
    }

    private Task<bool> BeginAsync(Guid id, CancellationToken cancellationToken) => store.BeginAttemptAsync(
        id, clock.GetUtcNow(), options.Value.LockAfter, TimeSpan.FromMinutes(options.Value.LockMinutes), cancellationToken);

    private async Task<SignInStep> GoOnAsync(HttpContext context, Account account)
    {
        var step = account.MustChange ? SignInStep.NewPassword : SignInStep.Done;
        if (step == SignInStep.Done)
            await FinishAsync(context, account);
        else
            await context.SignInAsync(Sessions.Pending, Sessions.PrincipalOf(account));
        return step;
    }
}
