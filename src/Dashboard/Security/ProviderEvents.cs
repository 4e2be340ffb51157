using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>What happens between a provider's answer and a session here.</summary>
internal sealed class ProviderEvents(
    IOptions<OidcOptions> options, IAuditLog audit, TimeProvider clock, ILogger<ProviderEvents> logger) : OpenIdConnectEvents
{
    private const int LongestName = 120;

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var person = context.Principal!;
        var name = NameOf(person);
        if (RoleOf(person) is not { } role)
        {
            context.HandleResponse();
            await audit.RecordAsync(Access.Principal(name, "", ProviderSignIn.Name), "sign-in.refused", name, "no role", context.HttpContext.RequestAborted);
            context.Response.Redirect("/account/sign-in?fault=role");
            return;
        }

        // What the provider says besides is of no use here, and a cookie has room for little.
        context.Principal = Access.Principal(
            name, role, ProviderSignIn.Name, new Claim(ClaimTypes.NameIdentifier, person.FindFirstValue("sub") ?? name));
        Sessions.Mark(context.Properties ??= new AuthenticationProperties(), clock.GetUtcNow());
        await audit.RecordAsync(context.Principal, "sign-in.done", name, null, context.HttpContext.RequestAborted);
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        Log.ProviderRefused(logger, context.Failure?.Message ?? "", context.Failure);
        await audit.RecordAsync(
            Access.Principal(ProviderSignIn.Name, "", ProviderSignIn.Name), "sign-in.refused", ProviderSignIn.Name, null, context.HttpContext.RequestAborted);
        context.HandleResponse();
        context.Response.Redirect("/account/sign-in?fault=provider");
    }

    private string NameOf(ClaimsPrincipal person)
    {
        var name = person.FindFirstValue(options.Value.NameClaim) ?? person.FindFirstValue("email") ?? person.FindFirstValue("sub") ?? "?";
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    private string? RoleOf(ClaimsPrincipal person)
    {
        var held = person.FindAll(options.Value.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        return options.Value.Admins.Any(held.Contains) ? Access.Admin
            : options.Value.Analysts.Any(held.Contains) ? Access.Analyst
            : options.Value.Viewers.Any(viewer => viewer == "*" || held.Contains(viewer)) ? Access.Viewer
            : null;
    }
}
