using System.Security.Claims;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Looks after keys of the API. Every change is in the audit log.</summary>
public interface IApiKeys
{
    /// <summary>All keys, the newest first.</summary>
    /// <exception cref="Store.Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Makes a key and returns its secret, which nobody can see again.</summary>
    /// <param name="who">Who makes it.</param>
    /// <param name="name">What people call it: 1 to 64 characters.</param>
    /// <param name="role">viewer, analyst or admin.</param>
    /// <param name="life">How long it is taken; null for ever.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<AccountResult> AddAsync(ClaimsPrincipal who, string name, string role, TimeSpan? life, CancellationToken cancellationToken);

    /// <summary>Revokes the key of an id or of a name that is one key's alone.</summary>
    Task<AccountResult> RevokeAsync(ClaimsPrincipal who, string idOrName, CancellationToken cancellationToken);
}
