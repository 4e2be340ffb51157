using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Sessions of people who signed in: an encrypted cookie that holds who it is and since when.</summary>
internal static class Sessions
{
    /// <summary>Name of the scheme of sessions.</summary>
    public const string Name = "session";

    /// <summary>Name of the scheme of sign-ins that still want something: a code, or a password of one's own.</summary>
    public const string Pending = "pending";

    /// <summary>How somebody is known who has an account here.</summary>
    public const string ByAccount = "account";

    private const string Stamp = "stamp";

    private const string Since = "since";

    private const string IdClaim = ClaimTypes.NameIdentifier;

    /// <summary>Who has an account, with its id and the stamp that a session of theirs holds.</summary>
    public static ClaimsPrincipal PrincipalOf(Account account) => Access.Principal(
        account.Name, account.Role, ByAccount, new Claim(IdClaim, account.Id.ToString("n")), new Claim(Stamp, account.Stamp));

    /// <summary>The id of the account that somebody has here; null for all others.</summary>
    public static Guid? AccountIdOf(ClaimsPrincipal principal) =>
        principal.Identity?.AuthenticationType == ByAccount && Guid.TryParseExact(principal.FindFirstValue(IdClaim), "n", out var id) ? id : null;

    /// <summary>Whether a session belongs to the account as it is.</summary>
    public static bool Holds(ClaimsPrincipal principal, Account account) =>
        !account.Disabled && string.Equals(principal.FindFirstValue(Stamp), account.Stamp, StringComparison.Ordinal);

    /// <summary>Begins a session, in place of whatever the browser had.</summary>
    public static async Task BeginAsync(HttpContext context, ClaimsPrincipal principal, DateTimeOffset now)
    {
        await context.SignOutAsync(Pending);
        await context.SignInAsync(Name, principal, Properties(now));
    }

    /// <summary>What a session keeps beside its person.</summary>
    public static AuthenticationProperties Properties(DateTimeOffset now) => Mark(new AuthenticationProperties(), now);

    /// <summary>Writes the beginning of a session.</summary>
    public static AuthenticationProperties Mark(AuthenticationProperties properties, DateTimeOffset now)
    {
        properties.Items[Since] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return properties;
    }

    /// <summary>Whether a session is younger than a limit.</summary>
    public static bool IsYounger(AuthenticationProperties properties, DateTimeOffset now, TimeSpan limit) =>
        properties.Items.TryGetValue(Since, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var began)
        && now.ToUnixTimeSeconds() - began < limit.TotalSeconds;
}
