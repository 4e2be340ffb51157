using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Sign-in at an OpenID Connect provider: section <c>Stream:Dashboard:Oidc</c>.</summary>
public sealed class OidcOptions : IValidatableObject
{
    /// <summary>Address of the provider, under which <c>/.well-known/openid-configuration</c> lies; empty for none. HTTPS, unless it is on loopback.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Id of this dashboard at the provider, which sends people back to <c>/account/oidc/callback</c>.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Secret of this dashboard at the provider; empty for a public client.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>File that holds the secret, in place of <see cref="ClientSecret"/>.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>The provider's name on the sign-in page.</summary>
    public string Name { get; set; } = "OpenID Connect";

    /// <summary>Scopes to ask for besides <c>openid</c>.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>Claim that names a person.</summary>
    [Required]
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>Claim whose values say what a person may do: groups or roles.</summary>
    [Required]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Values of the claim that make a viewer; <c>*</c> makes one of everybody whom the provider lets in.</summary>
    public IList<string> Viewers { get; } = [];

    /// <summary>Values of the claim that make an analyst.</summary>
    public IList<string> Analysts { get; } = [];

    /// <summary>Values of the claim that make an admin.</summary>
    public IList<string> Admins { get; } = [];

    /// <summary>Also reads claims at the provider's userinfo endpoint, where the token holds too few.</summary>
    public bool UserInfo { get; set; }

    /// <summary>Whether a provider is configured.</summary>
    internal bool Enabled => Authority.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enabled)
            yield break;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
            yield return new ValidationResult("is no https address", [nameof(Authority)]);
        if (ClientId.Length == 0)
            yield return new ValidationResult("is needed with Authority", [nameof(ClientId)]);
        if (ClientSecret.Length > 0 && ClientSecretFile.Length > 0)
            yield return new ValidationResult("stands beside ClientSecretFile; set one of them", [nameof(ClientSecret)]);
        if (ClientSecretFile.Length > 0 && !File.Exists(ClientSecretFile))
            yield return new ValidationResult("is no file", [nameof(ClientSecretFile)]);
        if (Viewers.Count + Analysts.Count + Admins.Count == 0)
            yield return new ValidationResult("needs a value, or Analysts or Admins do: nobody could do anything", [nameof(Viewers)]);
    }

    /// <summary>The secret, or null for a public client.</summary>
    internal string? Secret() =>
        ClientSecretFile.Length > 0 ? File.ReadAllText(ClientSecretFile).Trim() : ClientSecret.Length > 0 ? ClientSecret : null;
}
