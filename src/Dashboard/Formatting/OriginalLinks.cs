using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Dashboard.Formatting;

/// <summary>Links to what outlets published.</summary>
internal sealed class OriginalLinks(IOptions<DashboardOptions> options)
{
    /// <summary>Where a reader gets to the address, or null where it is no web address.</summary>
    public string? Of(string? address)
    {
        if (SafeLink.Of(address) is not { } link)
            return null;
        var uri = new Uri(link);
        return options.Value.ReachedAt.TryGetValue(uri.Host, out var elsewhere) ? elsewhere.TrimEnd('/') + uri.PathAndQuery : link;
    }
}
