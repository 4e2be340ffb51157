using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace StreamSubjectivity.Dashboard.Formatting;

/// <summary>Addresses of this dashboard with a query.</summary>
internal static class LocalUrls
{
    /// <summary>A path with the parts of a query, encoded.</summary>
    public static string RouteOf(this IUrlHelper url, string path, IEnumerable<KeyValuePair<string, string?>> query) =>
        url.Content("~" + path) + QueryString.Create(query);
}
