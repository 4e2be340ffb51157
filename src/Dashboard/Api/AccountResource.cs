using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>An account, without its secrets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">viewer, analyst or admin.</param>
/// <param name="Disabled">Whether nobody can sign in with it.</param>
/// <param name="Invited">Whether its person has not chosen a password yet.</param>
/// <param name="Created">When it was made.</param>
/// <param name="LastSignIn">The last sign-in; null for none.</param>
internal sealed record AccountResource(
    string Name, string Role, bool Disabled, bool Invited, DateTimeOffset Created, DateTimeOffset? LastSignIn)
{
    /// <summary>The resource of an account.</summary>
    public static AccountResource Of(Account account) =>
        new(account.Name, account.Role, account.Disabled, account.MustChange, account.Created, account.LastSignIn);
}
