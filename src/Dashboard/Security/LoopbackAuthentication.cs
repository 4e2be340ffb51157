using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>
/// Where nobody has an account: whoever reaches the dashboard, which listens on loopback alone then, is the machine's user and may do
/// everything. Behind a proxy nobody knows who it is, and they may look; <see cref="DashboardOptions.OpenRole"/> says otherwise.
/// </summary>
internal sealed class LoopbackAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IOptions<DashboardOptions> dashboard)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "loopback";

    private const string Proxied = "proxy";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var behindProxy = dashboard.Value.BehindProxy;
        var role = dashboard.Value.OpenRole is { Length: > 0 } given ? given : behindProxy ? Access.Viewer : Access.Admin;
        var principal = behindProxy
            ? Access.Principal(Proxied, role, Proxied)
            : Access.Principal(Environment.UserName, role, Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Name)));
    }
}
