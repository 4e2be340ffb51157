using System.ComponentModel.DataAnnotations;
using System.Net;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard;

/// <summary>Where the dashboard listens: section <c>Stream:Dashboard</c>.</summary>
public sealed class DashboardOptions : IValidatableObject
{
    /// <summary>TCP port; 0 takes any that is free.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 5080;

    /// <summary>
    /// Address to listen on: a loopback address, or <c>localhost</c>, unless people sign in (<c>Accounts:Enabled</c>, <c>Oidc:Authority</c>) or
    /// <see cref="BehindProxy"/> is set.
    /// </summary>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>
    /// Allows another address than loopback although the dashboard asks nobody who they are: set it only where a proxy or a network in
    /// front lets the right people in. No header of a proxy's names a person: all who come through may do what <see cref="OpenRole"/> says.
    /// </summary>
    public bool BehindProxy { get; set; }

    /// <summary>
    /// What people may do where nobody signs in: viewer, analyst or admin. Empty: admin for whoever reaches a loopback address, viewer
    /// with <see cref="BehindProxy"/>.
    /// </summary>
    [AllowedValues("", Access.Viewer, Access.Analyst, Access.Admin, ErrorMessage = "is none of viewer, analyst, admin")]
    public string OpenRole { get; set; } = "";

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) of proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: limits and
    /// the audit log then know the people's addresses, and cookies are for HTTPS alone. Nobody else's headers are.
    /// </summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>PEM file of a certificate and its chain, to speak HTTPS with; empty for HTTP.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file of the certificate's private key; empty where it is in the same file.</summary>
    public string CertificateKey { get; set; } = "";

    /// <summary>Host names that requests may ask for, besides those of loopback: a page of another site can't read the dashboard by a name of its own.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Origins of sites that may show charts in a frame, for example <c>https://newsroom.example</c>; none without.</summary>
    public IList<string> EmbedOrigins { get; } = [];

    /// <summary>
    /// Outlets that are reached elsewhere than at the host of their articles' addresses, as base addresses by host: links to the originals
    /// lead there. The demo's outlets are, whose hosts nobody resolves.
    /// </summary>
    public Dictionary<string, string> ReachedAt { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address to listen on; <c>localhost</c> is that of IPv4.</summary>
    internal IPEndPoint EndPoint => new(IPAddress.TryParse(Host, out var address) ? address : IPAddress.Loopback, Port);

    /// <summary>Whether only this machine can reach it.</summary>
    internal bool IsLoopback => IPAddress.IsLoopback(EndPoint.Address);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Host, out _) && !string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase))
            yield return new ValidationResult("is neither an IP address nor localhost", [nameof(Host)]);
        foreach (var origin in EmbedOrigins.Where(origin => !IsOrigin(origin)))
            yield return new ValidationResult($"holds '{origin}', which is no origin such as https://newsroom.example", [nameof(EmbedOrigins)]);
        foreach (var proxy in Proxies.Where(p => !IPAddress.TryParse(p, out _) && !IPNetwork.TryParse(p, out _)))
            yield return new ValidationResult($"'{proxy}' is neither an IP address nor a network", [nameof(Proxies)]);
        if (Certificate.Length > 0 && !File.Exists(Certificate))
            yield return new ValidationResult("is no file", [nameof(Certificate)]);
        if (CertificateKey.Length > 0 && !File.Exists(CertificateKey))
            yield return new ValidationResult("is no file", [nameof(CertificateKey)]);
    }

    // It goes into a header as it is.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.GetLeftPart(UriPartial.Authority) == text && uri.UserInfo.Length == 0 && text.All(char.IsAscii);
}
