using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>
/// Looks at every request whether its session still holds. An account is read anew each time, by its key: who is disabled, or has
/// another role or password since, is so at once.
/// </summary>
internal sealed class SessionEvents(
    IAccountStore accounts, IOptions<AccountOptions> options, IOptions<OidcOptions> oidc, TimeProvider clock) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await HoldsAsync(context))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Sessions.Name);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForPrograms(context.Request))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(HttpMethods.IsGet(context.Request.Method) ? context.RedirectUri : context.Options.LoginPath);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Path.Value!.EndsWith(".atom", StringComparison.Ordinal);

    private async Task<bool> HoldsAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } principal
            || !Sessions.IsYounger(context.Properties, clock.GetUtcNow(), TimeSpan.FromHours(options.Value.SessionHours)))
            return false;
        if (Sessions.AccountIdOf(principal) is not { } id)
            return oidc.Value.Enabled;
        if (!options.Value.Enabled
            || await accounts.FindAsync(id, context.HttpContext.RequestAborted) is not { } account
            || !Sessions.Holds(principal, account))
            return false;
        context.ReplacePrincipal(Sessions.PrincipalOf(account));
        return true;
    }
}
