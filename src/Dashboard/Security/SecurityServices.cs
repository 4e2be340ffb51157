using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Registration of who people are and what they may do.</summary>
internal static class SecurityServices
{
    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddAuthentication(LoopbackAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, LoopbackAuthentication>(LoopbackAuthentication.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Access.Viewer, policy => policy.RequireRole(Access.Viewer))
            .AddPolicy(Access.Analyst, policy => policy.RequireRole(Access.Analyst))
            .AddPolicy(Access.Admin, policy => policy.RequireRole(Access.Admin))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(Access.Viewer).Build());
    }
}
