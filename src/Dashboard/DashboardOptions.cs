using System.ComponentModel.DataAnnotations;
using System.Net;

namespace StreamSubjectivity.Dashboard;

/// <summary>Where the dashboard listens: section <c>Stream:Dashboard</c>.</summary>
public sealed class DashboardOptions : IValidatableObject
{
    /// <summary>TCP port; 0 takes any that is free.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 5080;

    /// <summary>Address to listen on: a loopback address, or <c>localhost</c>, unless <see cref="BehindProxy"/> is set.</summary>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>
    /// Allows another address than loopback. The dashboard asks nobody who they are: set it only where a proxy or a network in front
    /// lets the right people in.
    /// </summary>
    public bool BehindProxy { get; set; }

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

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var isAddress = IPAddress.TryParse(Host, out var address);
        var isLocalhost = string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase);
        if (!isAddress && !isLocalhost)
            yield return new ValidationResult("is neither an IP address nor localhost", [nameof(Host)]);
        else if (isAddress && !IPAddress.IsLoopback(address!) && !BehindProxy)
            yield return new ValidationResult(
                $"is not a loopback address; set {nameof(BehindProxy)} where something in front lets only the right people in",
                [nameof(Host)]);
        foreach (var origin in EmbedOrigins.Where(origin => !IsOrigin(origin)))
            yield return new ValidationResult($"holds '{origin}', which is no origin such as https://newsroom.example", [nameof(EmbedOrigins)]);
    }

    // It goes into a header as it is.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.GetLeftPart(UriPartial.Authority) == text && uri.UserInfo.Length == 0 && text.All(char.IsAscii);
}
