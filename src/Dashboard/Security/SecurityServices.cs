using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Options;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Registration of who people are and what they may do.</summary>
internal static class SecurityServices
{
    /// <summary>Name of the cookie of a session.</summary>
    public const string SessionCookie = "stream.session";

    // Decides by request and settings which of the other schemes looks.
    private const string Chosen = "chosen";

    private static readonly TimeSpan PendingLife = TimeSpan.FromMinutes(10);

    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddAccess();
        services.AddValidatedOptions<OidcOptions>("Dashboard:Oidc");
        services.AddValidatedOptions<AuditOptions>("Dashboard:Audit");
        services.AddValidatedOptions<LimitOptions>("Dashboard:Limits");
        services.AddSingleton<IValidateOptions<DashboardOptions>, BindingValidation>();
        services.AddSingleton<SignInMethods>();
        services.AddScoped<SignIn>();
        services.AddHostedService<AuditRetention>();
        services.AddSchemes();
        services.AddProtection();
        services.AddProxies();
        services.AddRateLimits();
        services.AddAuthorizationBuilder()
            .AddPolicy(Access.Viewer, policy => policy.RequireRole(Access.Viewer))
            .AddPolicy(Access.Analyst, policy => policy.RequireRole(Access.Analyst))
            .AddPolicy(Access.Admin, policy => policy.RequireRole(Access.Admin))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(Access.Viewer).Build());
    }

    private static void AddSchemes(this IServiceCollection services)
    {
        services.AddScoped<SessionEvents>();
        services.AddScoped<ProviderEvents>();
        services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, LoopbackAuthentication>(LoopbackAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddCookie(Sessions.Name)
            .AddCookie(Sessions.Pending);
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Name).Configure<IOptions<AccountOptions>>((cookie, accounts) =>
        {
            Shape(cookie, SessionCookie, TimeSpan.FromMinutes(accounts.Value.IdleMinutes));
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(SessionEvents);
            cookie.LoginPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
        });
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Pending).Configure(cookie => Shape(cookie, "stream.pending", PendingLife));
        services.AddProviderSignIn();
    }

    // Lax, since people come by links from mail and chat; whatever changes something demands more than the cookie.
    private static void Shape(CookieAuthenticationOptions cookie, string name, TimeSpan life)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = life;
        cookie.SlidingExpiration = false;
    }

    private static string SchemeOf(HttpContext context) =>
        KeyAuthentication.IsBroughtBy(context.Request) ? KeyAuthentication.Name
        : context.RequestServices.GetRequiredService<SignInMethods>().Any ? Sessions.Name
        : LoopbackAuthentication.Name;

    private static void AddProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("stream-subjectivity");
        services.AddOptions<KeyManagementOptions>().Configure<IProtectionKeys>((keys, stored) => keys.XmlRepository = new StoredKeyRing(stored));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "stream.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void AddProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<DashboardOptions>>((forwarded, dashboard) =>
        {
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            if (dashboard.Value.Proxies.Count == 0)
                return;
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            foreach (var proxy in dashboard.Value.Proxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    forwarded.KnownProxies.Add(address);
                else
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        });
}
