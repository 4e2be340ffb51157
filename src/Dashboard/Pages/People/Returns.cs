using Microsoft.AspNetCore.Mvc;

namespace StreamSubjectivity.Dashboard.Pages.People;

/// <summary>Where somebody goes after signing in.</summary>
internal static class Returns
{
    private const string Overview = "/";

    /// <summary>The wanted page where it is one of this dashboard's, else the overview.</summary>
    public static string To(IUrlHelper url, string? wanted) => url.IsLocalUrl(wanted) ? wanted! : Overview;
}
