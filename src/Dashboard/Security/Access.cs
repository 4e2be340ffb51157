using System.Security.Claims;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>
/// Who may do what: policies by name, each holding what the one before holds. Whatever says nothing needs <see cref="Viewer"/>.
/// </summary>
public static class Access
{
    /// <summary>May look at everything but what <see cref="Admin"/> alone sees.</summary>
    public const string Viewer = "viewer";

    /// <summary>May also handle alerts, silence, comment, label sentences, and try sentences and rules.</summary>
    public const string Analyst = "analyst";

    /// <summary>May also change sources and rules, and look after accounts, keys and the audit log.</summary>
    public const string Admin = "admin";

    /// <summary>The policies, the least first.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Analyst, Admin];

    /// <summary>Somebody in a role, which holds the roles below it; with no role for one that isn't there.</summary>
    /// <param name="name">Who.</param>
    /// <param name="role">The role.</param>
    /// <param name="via">How they are known.</param>
    /// <param name="more">What else is known of them.</param>
    internal static ClaimsPrincipal Principal(string name, string role, string via, params IEnumerable<Claim> more)
    {
        var rank = All.TakeWhile(r => r != role).Count();
        var roles = rank < All.Count ? All.Take(rank + 1) : [];
        return new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, name), .. roles.Select(r => new Claim(ClaimTypes.Role, r)), .. more], via));
    }
}
