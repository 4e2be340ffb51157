using Microsoft.AspNetCore.Identity;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Refuses passwords that are long and yet tried first: the name, one letter over and over, rows of the keyboard.</summary>
internal sealed class KnownPasswords : IPasswordValidator<Account>
{
    private const int FewestLetters = 5;

    private static readonly string[] Rows =
    [
        "0123456789012345678901234567890", "9876543210987654321098765432109", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var plain = password ?? "";
        var known = plain.Distinct().Count() < FewestLetters
            || (user.Name.Length >= FewestLetters && plain.Contains(user.Name, StringComparison.OrdinalIgnoreCase))
            || Rows.Any(row => row.Contains(plain, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(known
            ? IdentityResult.Failed(new IdentityError { Code = nameof(AccountFault.PasswordKnown), Description = "The password is known." })
            : IdentityResult.Success);
    }
}
