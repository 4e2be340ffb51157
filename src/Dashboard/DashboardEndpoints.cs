using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Dashboard.Api;
using StreamSubjectivity.Dashboard.Http;
using StreamSubjectivity.Dashboard.Languages;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard;

/// <summary>Mapping of the dashboard.</summary>
public static class DashboardEndpoints
{
    /// <summary>
    /// Maps the pages at <c>/</c>, the API at <c>/api/v1</c> and the health of the process at <c>/health/live</c> and <c>/health/ready</c>.
    /// </summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHostFiltering();
        app.UseSecurityHeaders();
        app.UseErrorResponses();
        app.UseResponseCompression();
        app.UseWebRoot();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseWhen(IsNoErrorPage, asked => asked.UseRateLimiter());
        app.UseProviderSignIn();
        app.UseAuthentication();
        app.UseWhen(IsNoErrorPage, asked => asked.UseSameOriginGuard());
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapApi();
        app.MapLanguageChoice();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions { Predicate = check => check.Tags.Contains(DatabaseHealthCheck.ReadyTag) }).AllowAnonymous();
        return app;
    }

    // The page about a refusal runs through all of this once more, and would be refused as well.
    private static bool IsNoErrorPage(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is null;
}
