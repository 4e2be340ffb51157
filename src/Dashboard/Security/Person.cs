using System.Security.Claims;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>The person behind a request.</summary>
internal static class Person
{
    /// <summary>Their name, under which what they say is kept.</summary>
    public static string Of(ClaimsPrincipal user) => user.Identity?.Name is { Length: > 0 } name ? name : "unknown";
}
