using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>How outlets are fetched from: section <c>Stream:Ingest</c>.</summary>
public sealed class FetchOptions
{
    /// <summary>Name and version that the User-Agent header gives.</summary>
    [Required, RegularExpression(@"^[\x20-\x7E]{3,100}$", ErrorMessage = "must be printable ASCII of 3 to 100 characters")]
    public string UserAgent { get; set; } = "StreamSubjectivity/0.1 (news feed reader)";

    /// <summary>
    /// URL or e-mail address of whoever runs this, for outlets that want to complain; part of the User-Agent header.
    /// </summary>
    [RegularExpression(@"^[\x21-\x7E]{0,200}$", ErrorMessage = "must be a URL or an e-mail address of at most 200 characters")]
    public string Contact { get; set; } = "";

    /// <summary>
    /// Hosts that may have addresses that are not public, as <c>host</c> or <c>host:port</c>; a name or an address.
    /// </summary>
    public HashSet<string> AllowedPrivateHosts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Connections that are led elsewhere, as <c>host:port:address:port</c> (the form of curl's --connect-to): requests keep the
    /// host's name, and the address may be one that is not public.
    /// </summary>
    public List<string> ConnectTo { get; } = [];

    /// <summary>Pause between two requests to one host.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan HostDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Deadline of a whole request with its redirects and body.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of a body on the wire.</summary>
    [Range(1024, 256 << 20)]
    public long MaxWireBytes { get; set; } = 8 << 20;

    /// <summary>Bytes of a body after decompression.</summary>
    [Range(1024, 256 << 20)]
    public long MaxDecodedBytes { get; set; } = 24 << 20;

    /// <summary>Redirects that are followed.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>
    /// Whether robots.txt is honoured (RFC 9309), by the first word of <c>UserAgent</c>. Without it nothing is looked at: for sites
    /// that are your own.
    /// </summary>
    public bool Robots { get; set; } = true;

    /// <summary>Whether robots.txt also decides on the feeds that you list yourself, and not on article pages alone.</summary>
    public bool RobotsForFeeds { get; set; } = true;

    /// <summary>Longest pause between two requests that a host's robots.txt may ask for (Crawl-delay).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan MaxCrawlDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Value of the User-Agent header.</summary>
    internal string FullUserAgent => Contact.Length == 0 ? UserAgent : $"{UserAgent} +{Contact}";
}
