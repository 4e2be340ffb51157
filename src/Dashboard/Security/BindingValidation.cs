using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Refuses to listen beyond loopback where nobody would be asked who they are.</summary>
internal sealed class BindingValidation(IOptions<AccountOptions> accounts, IOptions<OidcOptions> oidc) : IValidateOptions<DashboardOptions>
{
    private const string Section = $"{ValidatedOptions.Root}:Dashboard";

    public ValidateOptionsResult Validate(string? name, DashboardOptions options)
    {
        if (options.IsLoopback || options.BehindProxy || accounts.Value.Enabled || oidc.Value.Enabled)
            return ValidateOptionsResult.Success;
        return ValidateOptionsResult.Fail(
            $"{Section}:Host: {options.Host} is not a loopback address, and everybody who reaches it could read and change everything. "
            + $"Set {Section}:Accounts:Enabled or {Section}:Oidc:Authority so that people sign in, "
            + $"or {Section}:BehindProxy where something in front lets only the right people in");
    }
}
