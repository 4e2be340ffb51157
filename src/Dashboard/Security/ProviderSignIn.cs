using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Sign-in by OpenID Connect: the authorization code flow with PKCE; the provider's claim says what a person may do.</summary>
internal static class ProviderSignIn
{
    /// <summary>Name of the scheme, and how its people are known.</summary>
    public const string Name = "oidc";

    private const string Callback = "/account/oidc/callback";

    public static void AddProviderSignIn(this IServiceCollection services)
    {
        services.AddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddOptions<OpenIdConnectOptions>(Name)
            .Configure<IOptions<OidcOptions>, TimeProvider>((options, ours, clock) => Configure(options, ours.Value, clock));
    }

    /// <summary>Adds the scheme where a provider is configured: only the host that is built knows its settings.</summary>
    public static void UseProviderSignIn(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<SignInMethods>().Provider)
        {
            app.ApplicationServices.GetRequiredService<IAuthenticationSchemeProvider>()
                .AddScheme(new AuthenticationScheme(Name, Name, typeof(OpenIdConnectHandler)));
        }
    }

    private static void Configure(OpenIdConnectOptions options, OidcOptions ours, TimeProvider clock)
    {
        options.TimeProvider = clock;
        options.SignInScheme = Sessions.Name;
        options.Authority = ours.Authority;
        options.ClientId = ours.ClientId;
        options.ClientSecret = ours.Secret();
        options.RequireHttpsMetadata = !new Uri(ours.Authority).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // A form that another site posts would come without cookies of SameSite=Lax.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.CallbackPath = Callback;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = ours.UserInfo;
        options.SaveTokens = false;
        options.Scope.Clear();
        options.Scope.Add("openid");
        foreach (var scope in ours.Scopes)
            options.Scope.Add(scope);
        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = ours.NameClaim,
            RoleClaimType = ours.RoleClaim,
            ValidAudience = ours.ClientId,
        };
        if (ours.UserInfo)
            options.ClaimActions.MapAllExcept("iss", "aud", "exp", "iat", "nonce");
        options.EventsType = typeof(ProviderEvents);
    }
}
