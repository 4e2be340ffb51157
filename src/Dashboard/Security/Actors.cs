using System.Security.Claims;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Who a change is written down for.</summary>
public static class Actors
{
    /// <summary>
    /// The signed-in person or key. Where nobody has an account, everybody on the machine is its one user: then whom the request names, if it
    /// names anybody.
    /// </summary>
    public static string Actor(this ClaimsPrincipal user, string? named = null)
    {
        var name = user.Identity?.Name;
        var known = !string.IsNullOrEmpty(name) && user.Identity!.AuthenticationType != LoopbackAuthentication.Name;
        return known || string.IsNullOrWhiteSpace(named) ? name ?? "" : named.Trim();
    }
}
