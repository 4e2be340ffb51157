using Microsoft.AspNetCore.Identity;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Whether a password is good enough.</summary>
internal static class PasswordChecks
{
    /// <summary>What the first rule finds that a new password of an account breaks; success where it breaks none.</summary>
    public static async Task<IdentityResult> CheckNewPasswordAsync(this UserManager<Account> users, Account account, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, account, password) is { Succeeded: false } broken)
                return broken;
        }

        return IdentityResult.Success;
    }
}
