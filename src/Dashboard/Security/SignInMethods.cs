using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>How people sign in here, as the settings have it.</summary>
internal sealed class SignInMethods(IOptions<AccountOptions> accounts, IOptions<OidcOptions> oidc)
{
    /// <summary>By name and password.</summary>
    public bool Accounts => accounts.Value.Enabled;

    /// <summary>At a provider.</summary>
    public bool Provider => oidc.Value.Enabled;

    /// <summary>The provider's name.</summary>
    public string ProviderName => oidc.Value.Name;

    /// <summary>Whether anybody has to.</summary>
    public bool Any => Accounts || Provider;
}
