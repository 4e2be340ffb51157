using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Ingest.WebSub;

/// <summary>
/// Whether feeds that offer it push what is new (W3C WebSub) instead of waiting for the next poll: section <c>Stream:WebSub</c>.
/// </summary>
public sealed class WebSubOptions : IValidatableObject
{
    /// <summary>
    /// URL at which hubs reach this program from the internet, for example <c>https://news.example.org/websub</c>; empty turns
    /// subscribing off. A reverse proxy there hands requests to <c>Host</c> and <c>Port</c>.
    /// </summary>
    public string CallbackUrl { get; set; } = "";

    /// <summary>Address that callbacks are listened for on.</summary>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>TCP port that callbacks are listened for on; 0 takes any that is free.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 5081;

    /// <summary>Lease that hubs are asked for; it is renewed before its end.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Bytes of a pushed feed.</summary>
    [Range(1024, 256 << 20)]
    public int MaxBytes { get; set; } = 8 << 20;

    /// <summary>Whether subscribing is on.</summary>
    internal bool IsOn => CallbackUrl.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !(Uri.TryCreate(CallbackUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0))
            yield return new ValidationResult("must be an absolute http or https URL without a query, or empty", [nameof(CallbackUrl)]);
    }
}
