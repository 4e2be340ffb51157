namespace StreamSubjectivity.Dashboard.Formatting;

/// <summary>Addresses that came from outside.</summary>
internal static class SafeLink
{
    /// <summary>The address where it is http or https and names a host; null for anything else, such as <c>javascript:</c>.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
            ? uri.AbsoluteUri
            : null;
}
