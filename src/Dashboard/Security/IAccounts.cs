using System.Security.Claims;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Looks after accounts. Every change is in the audit log, and ends the account's sessions.</summary>
public interface IAccounts
{
    /// <summary>All accounts, by name.</summary>
    /// <exception cref="Store.Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds an account.</summary>
    /// <param name="who">Who adds it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="role">Its role.</param>
    /// <param name="password">Its password; null makes one, which is good only for setting one's own.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<AccountResult> AddAsync(ClaimsPrincipal who, string name, string role, string? password, CancellationToken cancellationToken);

    /// <summary>Gives an account another role.</summary>
    Task<AccountResult> SetRoleAsync(ClaimsPrincipal who, string name, string role, CancellationToken cancellationToken);

    /// <summary>Gives an account another password, as <see cref="AddAsync"/> does, and unlocks it.</summary>
    Task<AccountResult> ResetAsync(ClaimsPrincipal who, string name, string? password, CancellationToken cancellationToken);

    /// <summary>Lets nobody sign in with an account, or again.</summary>
    Task<AccountResult> SetDisabledAsync(ClaimsPrincipal who, string name, bool disabled, CancellationToken cancellationToken);
}
